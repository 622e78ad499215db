//! Closed sets: enums whose variants have a stable id for files and a place in an order.

/// A set of values that is known when the program is built.
pub trait ClosedSet: Copy + 'static {
    /// Name of the type, for messages.
    const NAME: &'static str;
    /// Every value, in order.
    const ALL: &'static [Self];
    /// Names of the variants as written in `knowledge/*.ron`, in the order of [`Self::ALL`].
    const VARIANTS: &'static [&'static str];

    /// Place in [`Self::ALL`].
    fn index(self) -> usize;
    /// Stable id in saved files, plan files and locale keys.
    fn id(self) -> &'static str;

    /// The value with this id.
    fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.id() == id)
    }
}

/// Declares a fieldless enum as a [`ClosedSet`].
macro_rules! closed_set {
    (
        $(#[$meta:meta])*
        $name:ident { $( $(#[$vmeta:meta])* $variant:ident = $id:literal ),+ $(,)? }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $( $(#[$vmeta])* $variant ),+ }

        impl $crate::domain::ClosedSet for $name {
            const NAME: &'static str = stringify!($name);
            const ALL: &'static [Self] = &[$(Self::$variant),+];
            const VARIANTS: &'static [&'static str] = &[$(stringify!($variant)),+];

            fn index(self) -> usize {
                self as usize
            }

            fn id(self) -> &'static str {
                match self { $(Self::$variant => $id),+ }
            }
        }
    };
}

pub(crate) use closed_set;
