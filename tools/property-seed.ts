import fc from 'fast-check';

/** Where property tests draw from unless told otherwise: the same cases on every machine. PROPERTY_SEED looks elsewhere. */
fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 20_261_122) });
