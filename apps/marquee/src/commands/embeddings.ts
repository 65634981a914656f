import {
	type Embedding,
	type EmbeddingKind,
	type EmbeddingStore,
	type EmbeddingVersion,
	fileEmbeddings,
} from '@marquee/embeddings';
import { openSqliteControlPlane } from '@marquee/stores';
import { Failure, isIdentifier, isoMoment, type ProfileId, type TitleId } from '@marquee/units';
import { Command, Option } from 'commander';
import { existingStateFolder } from '../facts/state-folder.ts';
import type { Surroundings } from './command.ts';
import { example, jsonOption, stateOption } from './options.ts';

interface EmbeddingsFlags {
	readonly state: string;
	readonly of?: string;
	readonly json?: boolean;
}

/** `marquee embeddings`: which versions there are of where titles and profiles stand, or where one of them stands. */
export const embeddingsCommand = (around: Surroundings): Command =>
	new Command('embeddings')
		.description('list the versions of title and profile embeddings, or print one embedding')
		.addOption(
			new Option('--of <id>', 'where this title or profile stands for the bundle that serves'),
		)
		.addOption(stateOption(around))
		.addOption(jsonOption())
		.addHelpText('after', example('embeddings --of mt-1 --json'))
		.action(async ({ state, of, json }: EmbeddingsFlags) => {
			const folder = existingStateFolder(state);
			const store = fileEmbeddings(folder.embeddings);
			const controlPlane = openSqliteControlPlane(folder.controlPlane);
			const serving = (await controlPlane.serving())?.hash ?? null;
			await controlPlane.close();
			if (of !== undefined) {
				const found = await embeddingOf(store, of, serving);
				return around.print(
					json ? JSON.stringify(found) : `${line(found)}\n${found.vector.join(' ')}`,
				);
			}
			const versions = await versionsIn(store);
			if (json) return around.print(JSON.stringify({ versions, serving }));
			for (const version of versions)
				around.print(`${line(version)}${version.version === serving ? '  serves' : ''}`);
		});

async function versionsIn(
	store: EmbeddingStore,
): Promise<readonly EmbeddingVersion<EmbeddingKind>[]> {
	return [...(await store.versions('titles')), ...(await store.versions('profiles'))];
}

/** Where a title stands, or a profile; an id that both have is the title's. */
async function embeddingOf(store: EmbeddingStore, id: string, serving: string | null) {
	const known = isIdentifier(id) ? await embeddingIn(store, id, serving ?? '') : undefined;
	if (known !== undefined) return { id, ...known.version, vector: [...known.vector] };
	throw new Failure('embedding-unknown', {
		responsible: 'caller',
		what: `the bundle that serves has no embedding of ${JSON.stringify(id)}, title or profile`,
		remedy: 'Correct the id; who came after the training has one after the next: marquee train.',
	});
}

async function embeddingIn(
	store: EmbeddingStore,
	id: string,
	version: string,
): Promise<Embedding<EmbeddingKind> | undefined> {
	return (
		(await store.of('titles', id as TitleId, { version })) ??
		(await store.of('profiles', id as ProfileId, { version }))
	);
}

const line = ({ kind, version, asOf, count, width }: EmbeddingVersion<EmbeddingKind>): string =>
	`${kind.padEnd(8)}  ${version.slice(0, 12)}  as of ${isoMoment(asOf)}  ${count.toLocaleString('en')} of width ${width}`;
