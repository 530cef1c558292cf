declare const brand: unique symbol;

/** A primitive that only its own parse function can make; two brands never mix. */
export type Brand<Value, Name extends string> = Value & { readonly [brand]: Name };
