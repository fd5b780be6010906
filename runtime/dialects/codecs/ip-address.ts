import { invalidValue, wrongType } from '../../errors/value-error.js';
import { nodeNet } from '../../values/node-modules.js';

export interface IpAddressOptions {
  readonly protocol?: 'both' | 'ipv4' | 'ipv6';
  readonly unpackIpv4?: boolean;
}

/** An address in its one shortest form, so that equal addresses are equal texts: `2001:DB8::0` → `2001:db8::`. */
export function checkIpAddress(subject: string, { protocol = 'both', unpackIpv4 = false }: IpAddressOptions): (value: unknown) => string {
  const accepted = protocol === 'both' ? 'an IP address' : protocol === 'ipv4' ? 'an IPv4 address' : 'an IPv6 address';
  return (value) => {
    if (typeof value !== 'string') throw wrongType(subject, accepted, value);
    const version = nodeNet().isIP(value);
    // An address with a zone (`fe80::1%eth0`) means something on one machine only.
    const allowed = version === 4 ? protocol !== 'ipv6' : version === 6 && protocol !== 'ipv4' && !value.includes('%');
    if (!allowed) throw invalidValue(subject, accepted, value);
    return version === 4 ? value : shortest(value, unpackIpv4);
  };
}

function shortest(address: string, unpackIpv4: boolean): string {
  const short = new URL(`http://[${address}]/`).hostname.slice(1, -1);
  const mapped = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(short);
  if (mapped === null) return short;
  const bytes = [mapped[1], mapped[2]].flatMap((group) => [Number.parseInt(group ?? '', 16) >> 8, Number.parseInt(group ?? '', 16) & 255]);
  return `${unpackIpv4 ? '' : '::ffff:'}${bytes.join('.')}`;
}
