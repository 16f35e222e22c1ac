'use client';
import { writeSharedOptions } from '@/lib/client/write-options';
import { AddressField } from '../address-field';
import { LinkFields } from './link-fields';
import type { OptionPanelProps } from './option-panel';

/** The card of a page: asked for by its address, then as the page describes itself or in other words. */
export function LinkPanel(props: OptionPanelProps) {
  const { options, onWrite } = props;
  if (options.link) return <LinkFields key={options.link.url} {...props} link={options.link} />;
  return (
    <AddressField
      label="Address of the page"
      hint="Its title, description and picture are read from the page."
      refusal="This is no address of a page. Write one such as https://example.com/news."
      action="Add the card"
      onUrl={(url) => onWrite(writeSharedOptions(options, { link: { url } }))}
    />
  );
}
