import Type from 'typebox';

/** What was wrong with one field: where it stands, what was found, what was expected. */
export const FieldProblem = Type.Object({
	at: Type.String({ description: 'JSON pointer, or file and line' }),
	expected: Type.String(),
	found: Type.String(),
});
export type FieldProblem = Type.Static<typeof FieldProblem>;

/**
 * How the service says no: a problem document with a stable code.
 * @paper RFC 9457, Problem Details for HTTP APIs.
 */
export const Problem = Type.Object({
	type: Type.String({ description: 'urn:marquee:problem:<code>' }),
	title: Type.String(),
	status: Type.Integer(),
	detail: Type.String(),
	code: Type.String({ description: 'stable; listed in the handbook' }),
	problems: Type.Optional(Type.Array(FieldProblem)),
});
export type Problem = Type.Static<typeof Problem>;
