import { isUtf8 } from 'node:buffer';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from './refusal.ts';

/** Our deepest body has 3 levels. */
const mostLevels = 16;
/** So many levels do no harm: whatever recurses over a value, JSON.stringify first, overflows above 4,000. */
const harmlessLevels = 1_500;

/** Reads bodies as JSON in UTF-8 and nothing else. */
export function readJsonBodies(app: FastifyInstance): void {
	app.removeAllContentTypeParsers();
	app.addContentTypeParser(
		'application/json',
		{ parseAs: 'buffer' },
		(
			request: FastifyRequest,
			body: Buffer,
			done: (error: Error | null, body?: unknown) => void,
		) => {
			refuseOtherEncodings(request.headers['content-type'] ?? '', body);
			done(null, parsedJson(body.toString()));
		},
	);
}

/** @throws {Refusal} if the text is not JSON, or nests so deep that reading it on would overflow the stack. */
export function parsedJson(text: string): unknown {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch (error) {
		const what = text === '' ? 'the body is empty' : (error as SyntaxError).message;
		throw new Refusal('json-malformed', {
			what,
			remedy: 'Send one JSON object.',
			problems: [{ at: '', expected: 'a JSON object', found: text === '' ? 'nothing' : what }],
		});
	}
	if (hasMoreBrackets(text, harmlessLevels) && isDeeperThan(value, mostLevels))
		throw new Refusal('request-invalid', {
			what: `the body holds lists or objects more than ${mostLevels} deep`,
			remedy: 'Send what /openapi.json describes; its deepest body has 3 levels.',
			problems: [{ at: '', expected: `at most ${mostLevels} levels`, found: 'more levels' }],
		});
	return value;
}

/** Whether more than `most` brackets open: no value nests deeper than it has brackets, and counting them is cheap. */
function hasMoreBrackets(text: string, most: number): boolean {
	let brackets = 0;
	for (const bracket of ['{', '['])
		for (let at = text.indexOf(bracket); at >= 0; at = text.indexOf(bracket, at + 1))
			if (++brackets > most) return true;
	return false;
}

/** Whether lists and objects stand more than `levels` deep inside one another. Recurses no deeper than that. */
function isDeeperThan(value: unknown, levels: number): boolean {
	if (typeof value !== 'object' || value === null) return false;
	if (levels === 0) return true;
	for (const key in value)
		if (isDeeperThan((value as Record<string, unknown>)[key], levels - 1)) return true;
	return false;
}

function refuseOtherEncodings(contentType: string, body: Buffer): void {
	const charset = /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(contentType)?.[1];
	if (charset !== undefined && charset.toLowerCase() !== 'utf-8')
		throw new Refusal('media-type-unsupported', {
			what: `the body is announced as ${charset.slice(0, 40)}`,
			remedy: 'Send JSON in UTF-8.',
			problems: [{ at: '/headers/content-type', expected: 'utf-8', found: charset.slice(0, 40) }],
		});
	if (!isUtf8(body))
		throw new Refusal('json-malformed', {
			what: 'the body holds bytes that are not UTF-8',
			remedy: 'Send JSON in UTF-8, without compression.',
			problems: [{ at: '', expected: 'UTF-8', found: 'other bytes' }],
		});
}
