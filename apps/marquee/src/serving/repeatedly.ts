/** Something that is done again and again. */
export interface Repeated {
	/** Does it now, and resolves when that is done; what is under way may have begun too early, and is waited for first. */
	readonly now: () => Promise<void>;
	/** Resolves when nothing of it is under way any more. */
	readonly stop: () => Promise<void>;
}

/** Does it every so often, one at a time: a bundle that takes longer to open than the interval is opened once. */
export function repeatedly(everyMs: number, act: () => Promise<void>): Repeated {
	let underWay: Promise<void> | undefined;
	const once = () => {
		underWay ??= act().finally(() => {
			underWay = undefined;
		});
		return underWay;
	};
	const timer = setInterval(once, everyMs).unref();
	return {
		now: async () => {
			await underWay;
			await once();
		},
		stop: async () => {
			clearInterval(timer);
			await underWay;
		},
	};
}
