import Type from 'typebox';
import { closed, Identifier, Moment } from './schema.ts';

/** One title of the catalogue, as it is imported and as viewers see it. */
export const Title = closed({
	titleId: Identifier('which title'),
	name: Type.String({
		minLength: 1,
		maxLength: 500,
		pattern: '\\S', // catalogues of others hold what they hold; something must be there to be read
		description: 'in the language of the service',
	}),
	year: Type.Optional(Type.Integer({ minimum: 1870, maximum: 2200, description: 'first shown' })),
	genres: Type.Array(Type.String({ minLength: 1, maxLength: 64 }), { maxItems: 32 }),
	runtimeSeconds: Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: 1e7 })),
	addedAt: Type.Optional(Moment('when it entered the service')),
});
export type Title = Type.Static<typeof Title>;
