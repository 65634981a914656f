/** What a service rests on and may lose. */
export const dependencies = [
	'model',
	'profile-states',
	'popularity',
	'slate-log',
	'control-plane',
	'event-log',
] as const;
export type Dependency = (typeof dependencies)[number];

/** How it is lost: it throws, it never answers, it answers 300 ms later, it answers nonsense. */
export const faults = ['killed', 'stalled', 'slowed', 'corrupted'] as const;
export type Fault = (typeof faults)[number];

/** Puts something between a service and what it rests on. */
export type Around = <Port extends object>(dependency: Dependency, port: Port) => Port;

/** Breaks dependencies as it is told to. */
export interface Breakage {
	readonly around: Around;
	/** From now on; whatever was broken before works again. */
	readonly now: (broken?: { readonly dependency: Dependency; readonly fault: Fault }) => void;
}

const slowedByMs = 300;

/** Nothing is broken at first. What a port answers at once it answers later while it is slowed or stalled. */
export function breakage(): Breakage {
	let current: { readonly dependency: Dependency; readonly fault: Fault } | undefined;
	const broken = (dependency: Dependency, method: string, call: () => unknown): unknown => {
		switch (current?.dependency === dependency ? current.fault : undefined) {
			case 'killed':
				throw new Error(`${dependency} is down`);
			case 'stalled':
				return new Promise(() => {});
			case 'slowed':
				return new Promise((resolve) => setTimeout(resolve, slowedByMs)).then(call);
			case 'corrupted':
				return nonsense[dependency](method, call);
			default:
				return call();
		}
	};
	return {
		now: (broken) => {
			current = broken;
		},
		around: (dependency, port) =>
			new Proxy(port, {
				get: (target, name) => {
					const value = Reflect.get(target, name) as unknown;
					if (typeof value !== 'function' || typeof name !== 'string') return value;
					return (...args: unknown[]) =>
						broken(dependency, name, () => Reflect.apply(value, target, args));
				},
			}),
	};
}

/** What a dependency answers that has lost its mind. */
const nonsense: Readonly<Record<Dependency, (method: string, call: () => unknown) => unknown>> = {
	model: async (_method, call) => {
		const scores = await call();
		return scores instanceof Float32Array ? scores.map(() => Number.NaN) : scores;
	},
	'profile-states': (method, call) =>
		method === 'of' ? { profileId: 'somebody-else', newestAt: Number.NaN, titles: null } : call(),
	popularity: () => [{ titleId: 'no-such-title', score: Number.NaN, profiles: -1 }],
	'slate-log': async (method) => (method === 'find' ? { rows: null } : undefined),
	'control-plane': async () => ({
		hash: 'of-another-key',
		scopes: null,
		preferences: { maturityLimit: 'eighteen' },
	}),
	'event-log': async () => ({ accepted: Number.NaN, duplicates: -1 }),
};
