import type { Gateway } from '@marquee/gateway';

/** A service whose dependencies can be broken: its gateway, how to be let in, and who was there before. */
export interface FaultyService {
	readonly gateway: Gateway;
	readonly key: string;
	readonly profiles: readonly string[];
	/** After the gateway. */
	readonly close: () => Promise<void>;
}
