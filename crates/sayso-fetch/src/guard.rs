use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Who can be reached at an address, by what the registries of special addresses say of it (IANA; RFC 6890).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// Anybody.
    Public,
    /// Only this machine or its network, such as `a private address`: fetched where the user allows it.
    Private(&'static str),
    /// Nobody who publishes: never fetched.
    Never(&'static str),
}

/// Who can be reached at `address`. IPv4 addresses inside IPv6 ones are judged as what they are.
///
/// ```
/// use sayso_fetch::{Reach, reach};
/// assert_eq!(reach("10.0.0.7".parse()?), Reach::Private("a private address"));
/// assert_eq!(reach("::ffff:10.0.0.7".parse()?), Reach::Private("a private address"));
/// assert_eq!(reach("93.184.215.14".parse()?), Reach::Public);
/// # Ok::<(), std::net::AddrParseError>(())
/// ```
pub fn reach(address: IpAddr) -> Reach {
    match address {
        IpAddr::V4(v4) => reach_v4(v4),
        IpAddr::V6(v6) => reach_v6(v6),
    }
}

const LOOPBACK: Reach = Reach::Private("an address of this machine");
const PRIVATE: Reach = Reach::Private("a private address");
const LINK_LOCAL: Reach = Reach::Private("a link-local address");
const METADATA: Reach = Reach::Never("where a cloud keeps the machine's own secrets");
const MULTICAST: Reach = Reach::Never("a multicast address");
const UNSPECIFIED: Reach = Reach::Never("an unspecified address");
const EXAMPLE: Reach = Reach::Never("an address for examples alone");
const RESERVED: Reach = Reach::Never("a reserved address");

fn reach_v4(address: Ipv4Addr) -> Reach {
    match address.octets() {
        [0, ..] => UNSPECIFIED,
        [127, ..] => LOOPBACK,
        [10, ..] | [172, 16..=31, ..] | [192, 168, ..] => PRIVATE,
        // Amazon and most others; Alibaba; Azure, whose address looks public.
        [169, 254, 169, 254] | [100, 100, 100, 200] | [168, 63, 129, 16] => METADATA,
        [169, 254, ..] => LINK_LOCAL,
        [100, 64..=127, ..] => Reach::Private("an address inside a provider's network"),
        // Proxies that make up addresses take them from here.
        [198, 18..=19, ..] => Reach::Private("an address for measurements in a network"),
        [192, 0, 2, _] | [198, 51, 100, _] | [203, 0, 113, _] => EXAMPLE,
        [192, 0, 0, _] | [192, 88, 99, _] => RESERVED,
        [224..=239, ..] => MULTICAST,
        [255, 255, 255, 255] => Reach::Never("a broadcast address"),
        [240..=255, ..] => RESERVED,
        _ => Reach::Public,
    }
}

fn reach_v6(address: Ipv6Addr) -> Reach {
    match address.segments() {
        [0, 0, 0, 0, 0, 0, 0, 0] => UNSPECIFIED,
        [0, 0, 0, 0, 0, 0, 0, 1] => LOOPBACK,
        // IPv4-compatible, IPv4-mapped and IPv4-translated; NAT64, which DNS64 makes up for public hosts.
        [0, 0, 0, 0, 0, 0 | 0xffff, high, low]
        | [0, 0, 0, 0, 0xffff, 0, high, low]
        | [0x64, 0xff9b, 0, 0, 0, 0, high, low] => reach_v4(v4(high, low)),
        [0x64, 0xff9b, 1, ..] => Reach::Private("an address of a local translator"),
        [0xfd00, 0xec2, 0, 0, 0, 0, 0, 0x254] => METADATA,
        [0xfc00..=0xfdff, ..] => PRIVATE,
        [0xfe80..=0xfebf, ..] => LINK_LOCAL,
        [0xfec0..=0xfeff, ..] => PRIVATE,
        [0xff00..=0xffff, ..] => MULTICAST,
        // Teredo names its server and, inverted, its client.
        [0x2001, 0, server_high, server_low, .., high, low] => {
            reach_v4(v4(server_high, server_low)).max(reach_v4(v4(!high, !low)))
        }
        [0x2001, 0xdb8, ..] | [0x3fff, 0..=0xfff, ..] => EXAMPLE,
        [0x2001, 0x1..=0x1ff, ..] => RESERVED,
        [0x2002, high, low, ..] => reach_v4(v4(high, low)), // 6to4
        // ISATAP: a host of a site by its IPv4 address.
        [0x2000..=0x3fff, _, _, _, 0 | 0x200, 0x5efe, high, low] => reach_v4(v4(high, low)),
        [0x2000..=0x3fff, ..] => Reach::Public,
        _ => RESERVED,
    }
}

fn v4(high: u16, low: u16) -> Ipv4Addr {
    Ipv4Addr::from(u32::from(high) << 16 | u32::from(low))
}

/// Which addresses a fetcher may connect to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Guard {
    pub(crate) allow_private: bool,
}

impl Guard {
    /// Why `address` is not connected to, if so.
    pub(crate) fn refusal(self, address: IpAddr) -> Option<String> {
        match reach(address) {
            Reach::Public => None,
            Reach::Private(_) if self.allow_private => None,
            Reach::Private(what) => {
                Some(format!("{what} ({address}) is not fetched; if it is yours, allow private ones (--allow-private)"))
            }
            Reach::Never(what) => Some(format!("{what} ({address}) is never fetched")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(addresses: &str, expected: fn(Reach) -> bool) {
        for written in addresses.split_whitespace() {
            let found = reach(written.parse().unwrap());
            assert!(expected(found), "{written}: {found:?}");
        }
    }

    #[test]
    fn public() {
        check(
            "1.1.1.1 9.255.255.255 11.0.0.0 100.63.255.255 100.128.0.0 126.255.255.255 128.0.0.0 169.253.255.255 \
             169.255.0.0 172.15.255.255 172.32.0.0 192.0.1.0 192.0.3.0 192.88.98.1 192.167.255.255 192.169.0.0 \
             198.17.255.255 198.20.0.0 198.51.99.1 198.51.101.1 203.0.112.1 203.0.114.1 223.255.255.255 \
             2001:200::1 2001:db7::1 2001:db9::1 2600::1 2a00:1450::1 3ffe::1 3fff:1000::1 ::ffff:1.1.1.1 \
             64:ff9b::1.1.1.1 2002:101:101::1 2001:0:101:101:0:0:fefe:fefe 2600::5efe:101:101",
            |r| r == Reach::Public,
        );
    }

    #[test]
    fn private() {
        check(
            "10.0.0.0 10.255.255.255 100.64.0.0 100.127.255.255 127.0.0.1 127.255.255.255 169.254.0.0 \
             169.254.255.255 172.16.0.0 172.31.255.255 192.168.0.0 192.168.255.255 198.18.0.0 198.19.255.255 ::1 \
             fc00:: fdff:ffff::1 fe80::1 febf::1 fec0::1 feff::1 64:ff9b:1::1",
            |r| matches!(r, Reach::Private(_)),
        );
    }

    #[test]
    fn never() {
        check(
            "0.0.0.0 0.1.2.3 192.0.0.1 192.0.2.1 192.88.99.1 198.51.100.1 203.0.113.1 224.0.0.1 239.255.255.255 \
             240.0.0.0 255.255.255.254 255.255.255.255 169.254.169.254 100.100.100.200 168.63.129.16 \
             fd00:ec2::254 :: 100::1 2001:db8::1 2001:2::1 2001:1ff::1 3fff::1 3fff:fff::1 5f00::1 4000::1 \
             1fff::1 ff02::1 ffff::1",
            |r| matches!(r, Reach::Never(_)),
        );
    }

    /// Every way of writing an IPv4 address inside an IPv6 one.
    fn disguises(address: Ipv4Addr) -> Vec<Ipv6Addr> {
        let [a, b, c, d] = address.octets();
        let (high, low) = (u16::from_be_bytes([a, b]), u16::from_be_bytes([c, d]));
        vec![
            Ipv6Addr::new(0, 0, 0, 0, 0, 0xffff, high, low),
            Ipv6Addr::new(0, 0, 0, 0, 0xffff, 0, high, low),
            Ipv6Addr::new(0x64, 0xff9b, 0, 0, 0, 0, high, low),
            Ipv6Addr::new(0x2002, high, low, 7, 0, 0, 0, 1),
            Ipv6Addr::new(0x2001, 0, high, low, 0, 0, !0x101, !0x101),
            Ipv6Addr::new(0x2001, 0, 0x101, 0x101, 0, 0, !high, !low),
            Ipv6Addr::new(0x2600, 1, 2, 3, 0, 0x5efe, high, low),
            Ipv6Addr::new(0x2600, 1, 2, 3, 0x200, 0x5efe, high, low),
        ]
    }

    proptest! {
        #[test]
        fn an_address_in_disguise_is_judged_as_itself(address: u32) {
            let address = Ipv4Addr::from(address);
            for disguise in disguises(address) {
                prop_assert_eq!(reach(disguise.into()), reach(address.into()), "{}", disguise);
            }
        }

        #[test]
        fn what_the_standard_library_knows_is_never_public(address: u32) {
            let v4 = Ipv4Addr::from(address);
            if v4.is_private() || v4.is_loopback() || v4.is_link_local() || v4.is_broadcast() || v4.is_multicast()
                || v4.is_documentation() || v4.is_unspecified() {
                prop_assert_ne!(reach(v4.into()), Reach::Public);
            }
        }
    }

    #[test]
    fn private_ones_can_be_allowed_and_others_cannot() {
        let (strict, lax) = (Guard { allow_private: false }, Guard { allow_private: true });
        for (written, by_strict, by_lax) in [
            ("1.1.1.1", false, false),
            ("127.0.0.1", true, false),
            ("::ffff:10.1.2.3", true, false),
            ("169.254.169.254", true, true),
            ("0.0.0.0", true, true),
        ] {
            let address = written.parse().unwrap();
            let refused = (strict.refusal(address).is_some(), lax.refusal(address).is_some());
            assert_eq!(refused, (by_strict, by_lax), "{written}");
        }
    }
}
