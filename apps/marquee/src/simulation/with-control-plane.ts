import { type ControlPlane, openSqliteControlPlane } from '@marquee/stores';
import type { StateFolder } from '../facts/state-folder.ts';

/** Does one thing in the control plane of a folder, beside whoever has it open. */
export async function withControlPlane(
	{ controlPlane }: StateFolder,
	work: (plane: ControlPlane) => Promise<unknown>,
): Promise<void> {
	const plane = openSqliteControlPlane(controlPlane);
	try {
		await work(plane);
	} finally {
		await plane.close();
	}
}
