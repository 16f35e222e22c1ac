/** A mention as a person writes it and LinkedIn takes it: `@[Fjord Coffee](urn:li:organization:80417731)`. */
export const MENTION = /@\[([^\]\n]+)\]\((urn:li:(?:person|organization):[\w-]+)\)/gu;
