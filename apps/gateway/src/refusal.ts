import type { FieldProblem } from '@marquee/contracts';
import { Failure } from '@marquee/units';
import { type ProblemCode, problemCodes } from './problem-codes.ts';

/** What a refusal says beside its code. */
export interface RefusalDetails {
	readonly what: string;
	readonly remedy: string;
	/** The fields that are wrong: pointers into the body, or /query/…, /path/…, /headers/… */
	readonly problems?: readonly FieldProblem[];
	readonly headers?: Readonly<Record<string, string>>;
}

/** The gateway says no: thrown anywhere on the way of a request, answered as a problem document. */
export class Refusal extends Failure {
	readonly status: number;
	readonly problems: readonly FieldProblem[] | undefined;
	readonly headers: Readonly<Record<string, string>>;

	constructor(code: ProblemCode, { what, remedy, problems, headers }: RefusalDetails) {
		const { status } = problemCodes[code];
		super(code, { responsible: status >= 500 ? 'us' : 'caller', what, remedy });
		this.status = status;
		this.problems = problems;
		this.headers = headers ?? {};
	}
}
