declare const brand: unique symbol;

/** A value that carries its meaning in the type, so that a title's id cannot stand where a profile's belongs. */
export type Brand<Value, Name extends string> = Value & { readonly [brand]: Name };
