import ipaddr from 'ipaddr.js';

/** IPv6 addresses that carry an IPv4 one by which a gateway may reach inside: 6to4, Teredo, NAT64 and its local form. */
const CARRIERS = ['2002::/16', '2001::/32', '64:ff9b::/96', '64:ff9b:1::/48', '::/96'].map(ipaddr.parseCIDR);

/** Whether an IP address is one of the open internet: not this machine's, not a private network's, not multicast. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed.range() !== 'unicast') return false;
  return !CARRIERS.some(([network, bits]) => parsed.kind() === network.kind() && parsed.match(network, bits));
}
