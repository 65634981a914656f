import { breakage, type Dependency, type Fault } from './fault.ts';
import { madeUpService } from './made-up-service.ts';
import { realService } from './real-service.ts';

/**
 * The process that is broken: it serves, tells its parent where and with which key, and breaks what the parent says.
 * An empty message mends everything. Its argument is the state folder to serve; without one the service is made up.
 */
const { around, now } = breakage();
const [, , state] = process.argv;
const service = state === undefined ? madeUpService(around) : realService(state, around);
const { gateway, key, profiles, close } = await service;
const url = await gateway.listen({ port: 0 });
process.on('message', (told: { dependency?: Dependency; fault?: Fault }) => {
	const { dependency, fault } = told;
	now(dependency === undefined || fault === undefined ? undefined : { dependency, fault });
	process.send?.('done');
});
process.on('disconnect', async () => {
	await gateway.close();
	await close();
	process.exit(0);
});
process.send?.({ url, key, profiles });
