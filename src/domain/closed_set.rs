//! Closed sets: enums whose variants have a stable id for files and a defined order.

/// A set of values known at compile time.
pub trait ClosedSet: Copy + 'static {
    /// Type name, for messages.
    const NAME: &'static str;
    /// All values, in order.
    const ALL: &'static [Self];
    /// Variant names as written in `knowledge/*.ron`, in the order of [`Self::ALL`].
    const VARIANTS: &'static [&'static str];

    /// Returns the index in [`Self::ALL`].
    fn index(self) -> usize;
    /// Returns the stable id in saved files, plan files and locale keys.
    fn id(self) -> &'static str;

    /// Returns the value with this id.
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
