import { describe, expect, it } from 'vitest';
import { isPublicAddress } from './public-address';

describe('an address of the open internet', () => {
  it.each(['93.184.216.34', '1.1.1.1', '172.15.0.1', '172.32.0.1', '100.63.0.1', '2606:4700::1111', '::ffff:1.1.1.1'])(
    'is %s',
    (address) => expect(isPublicAddress(address)).toBe(true),
  );

  it.each([
    ['this machine', '127.0.0.1'],
    ['this machine, anywhere in its block', '127.255.255.254'],
    ['this machine, IPv6', '::1'],
    ['any', '0.0.0.0'],
    ['any, IPv6', '::'],
    ['"this network"', '0.1.2.3'],
    ['private 10', '10.0.0.1'],
    ['private 172', '172.16.0.1'],
    ['private 172, last', '172.31.255.255'],
    ['private 192', '192.168.1.1'],
    ['link-local, where clouds keep secrets', '169.254.169.254'],
    ['link-local, IPv6', 'fe80::1'],
    ['unique local', 'fd00::1'],
    ['unique local, cloud metadata', 'fd00:ec2::254'],
    ['carrier-grade NAT', '100.64.0.1'],
    ['multicast', '224.0.0.1'],
    ['multicast, IPv6', 'ff02::1'],
    ['broadcast', '255.255.255.255'],
    ['reserved', '240.0.0.1'],
    ['documentation', '192.0.2.1'],
    ['benchmarks', '198.18.0.1'],
    ['documentation, IPv6', '2001:db8::1'],
    ['IPv4-mapped loopback', '::ffff:127.0.0.1'],
    ['IPv4-mapped private', '::ffff:10.0.0.1'],
    ['IPv4-mapped in hexadecimal', '::ffff:a9fe:a9fe'],
    ['IPv4-compatible', '::7f00:1'],
    ['NAT64 of loopback', '64:ff9b::7f00:1'],
    ['NAT64 local', '64:ff9b:1::a00:1'],
    ['6to4 of private', '2002:0a00:0001::1'],
    ['Teredo', '2001:0:4136:e378:8000:63bf:3fff:fdd2'],
    ['no address', 'localhost'],
    ['nothing', ''],
  ])('is not %s (%s)', (_, address) => expect(isPublicAddress(address)).toBe(false));
});
