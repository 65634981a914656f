import type { FieldProblem, Problem } from '@marquee/contracts';
import { Failure, type Responsible } from '@marquee/units';
import { type ProblemCode, problemCodes } from './problem-codes.ts';
import { Refusal } from './refusal.ts';

/** A problem document with the headers that go with it, and whether the operator has to hear of it. */
export interface ProblemAnswer {
	readonly problem: Problem & { readonly instance: string };
	readonly headers: Readonly<Record<string, string>>;
	readonly isFault: boolean;
}

/**
 * The document for whatever was thrown while a request was answered. What is our fault is told by code and request id
 * alone: neither a message nor a stack of ours leaves the process.
 * @paper RFC 9457, Problem Details for HTTP APIs.
 */
export function problemOf(error: unknown, requestId: string): ProblemAnswer {
	const known = error instanceof Failure ? error : (frameworkRefusal(error) ?? error);
	const document = (code: string, status: number, title: string, detail: string) => ({
		type: `urn:marquee:problem:${code}`,
		title,
		status,
		detail,
		code,
		instance: `urn:marquee:request:${requestId}`,
	});
	if (known instanceof Refusal) {
		const { title } = problemCodes[known.code as ProblemCode];
		const problem = document(
			known.code,
			known.status,
			title,
			`${sentence(known.what)} ${known.remedy}`,
		);
		return { problem: { ...problem, ...fieldsOf(known) }, headers: known.headers, isFault: false };
	}
	if (known instanceof Failure && (known.responsible === 'caller' || isUnready(known))) {
		const detail = `${sentence(known.what)} ${known.remedy}`;
		const problem = document(known.code, statusOf(known.code), titleOf(known.code), detail);
		const headers = isUnready(known) ? { 'retry-after': '5' } : {};
		return { problem: { ...problem, ...fieldsOf(known) }, headers, isFault: false };
	}
	const code = known instanceof Failure ? known.code : 'internal';
	const responsible = known instanceof Failure ? known.responsible : 'us';
	const detail = `${faultSentence[responsible]} The operator finds the cause under request ${requestId}.`;
	const status = responsible === 'dependency' ? 503 : 500;
	const headers = responsible === 'dependency' ? { 'retry-after': '5' } : {};
	return { problem: document(code, status, titleOf(code), detail), headers, isFault: true };
}

const faultSentence: Readonly<Record<Responsible, string>> = {
	us: 'The request was in order; answering it failed.',
	dependency: 'Something the service depends on did not do its part; try again later.',
	caller: '',
};

/** What is on its way, or waits for a place, is nobody’s fault: asked again, it is answered. */
const unready: ReadonlySet<string> = new Set<ProblemCode>([
	'experiment-reading-unready',
	'replays-full',
	'replay-unfinished',
]);
const isUnready = ({ code }: Failure): boolean => unready.has(code);

const statusOf = (code: string): number =>
	code in problemCodes ? problemCodes[code as ProblemCode].status : 400;

const titleOf = (code: string): string =>
	code in problemCodes
		? problemCodes[code as ProblemCode].title
		: `${code.charAt(0).toUpperCase()}${code.slice(1).replaceAll('-', ' ')}`;

/** The wrong fields, where a failure names them. */
function fieldsOf(failure: Failure & { readonly problems?: unknown }): Pick<Problem, 'problems'> {
	const { problems } = failure;
	return Array.isArray(problems) ? { problems: problems as FieldProblem[] } : {};
}

const sentence = (what: string): string => `${what.charAt(0).toUpperCase()}${what.slice(1)}.`;

/** What fastify and the sockets below it refuse, in our words. */
const frameworkRefusals: Readonly<
	Record<string, { code: ProblemCode; what: string; remedy: string }>
> = {
	// To who asks for what lies outside the folder of files, nothing is there.
	FST_STATIC_FORBIDDEN_PATH: {
		code: 'route-unknown',
		what: 'nothing is at this address',
		remedy: '/openapi.json names every address.',
	},
	FST_ERR_CTP_BODY_TOO_LARGE: {
		code: 'body-too-large',
		what: 'the body is larger than this service reads',
		remedy: 'Send fewer events per request.',
	},
	FST_ERR_CTP_INVALID_MEDIA_TYPE: {
		code: 'media-type-unsupported',
		what: 'the content type is missing or is not JSON',
		remedy: 'Send content-type: application/json.',
	},
	FST_ERR_CTP_INVALID_CONTENT_LENGTH: {
		code: 'body-incomplete',
		what: 'content-length and the length of the body differ',
		remedy: 'Send the number of bytes that follow, or leave the header out.',
	},
	ECONNRESET: {
		code: 'body-incomplete',
		what: 'the connection ended within the body',
		remedy: 'Send the whole request again.',
	},
	FST_ERR_BAD_URL: {
		code: 'url-malformed',
		what: 'the address holds a percent sign that encodes nothing',
		remedy: 'Encode every part of the address with encodeURIComponent.',
	},
	FST_ERR_MAX_PARAM_LENGTH: {
		code: 'url-malformed',
		what: 'a part of the address is longer than any identifier',
		remedy: 'Use identifiers of at most 128 characters.',
	},
};

function frameworkRefusal(error: unknown): Refusal | undefined {
	const code = (error as { code?: unknown } | null)?.code;
	if (typeof code !== 'string' || !Object.hasOwn(frameworkRefusals, code)) return undefined;
	const { code: ours, ...details } = frameworkRefusals[code]!;
	return new Refusal(ours, details);
}
