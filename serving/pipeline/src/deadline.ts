import type { Context } from './context.ts';
import { stageOverran } from './errors.ts';
import type { Answer } from './stages.ts';

/** How asking a stage went. */
export type Asked<Value> = { readonly answer: Value } | { readonly failure: unknown };

interface Deadline {
	readonly name: string;
	readonly deadlineMs?: number;
}

/**
 * What the stage answers, or why it did not: an exception, a rejection, or a deadline that passed.
 *
 * A stage that overruns has its signal aborted; what it answers afterwards is discarded, how it fails afterwards is
 * reported. An answer that blocked the thread past the deadline is discarded too: late is late, however it came about.
 */
export async function asked<Value>(
	stage: Deadline,
	ask: (context: Context) => Answer<Value>,
	context: Context,
): Promise<Asked<Value>> {
	try {
		const { deadlineMs } = stage;
		if (deadlineMs === undefined) return { answer: await ask(context) };
		return { answer: await inTime(stage.name, deadlineMs, ask, context) };
	} catch (failure) {
		context.signal.throwIfAborted(); // the whole request is over: no stage's policy matters any more
		return { failure };
	}
}

async function inTime<Value>(
	name: string,
	deadlineMs: number,
	ask: (context: Context) => Answer<Value>,
	context: Context,
): Promise<Value> {
	const own = new AbortController();
	const { promise: bell, reject } = Promise.withResolvers<never>();
	const cancel = context.stopwatch.after(deadlineMs, () => {
		const overran = stageOverran(name, deadlineMs);
		own.abort(overran);
		reject(overran);
	});
	const startedMs = context.stopwatch.elapsedMs();
	const signal = AbortSignal.any([context.signal, own.signal]);
	const late = () => context.stopwatch.elapsedMs() - startedMs > deadlineMs;
	try {
		const answering = (async () => ask({ ...context, signal }))();
		answering.catch((cause) => {
			if (own.signal.aborted) context.report(name, cause);
		});
		const answer = await Promise.race([answering, bell]);
		if (late()) throw stageOverran(name, deadlineMs);
		return answer;
	} finally {
		cancel();
	}
}
