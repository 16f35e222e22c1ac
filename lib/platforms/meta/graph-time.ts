/** Graph writes zones without a colon (`+0000`), which ISO 8601's extended form, and so `Date`, need not take. */
export const graphTime = (text: string): Date => new Date(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
