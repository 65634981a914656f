import {
	type Embedding,
	type EmbeddingKind,
	type EmbeddingStore,
	type EmbeddingVersion,
	fileEmbeddings,
} from '@marquee/embeddings';
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
		.addOption(new Option('--of <id>', 'the newest embedding of a title or a profile'))
		.addOption(stateOption(around))
		.addOption(jsonOption())
		.addHelpText('after', example('embeddings --of mt-1 --json'))
		.action(async ({ state, of, json }: EmbeddingsFlags) => {
			const store = fileEmbeddings(existingStateFolder(state).embeddings);
			if (of === undefined) {
				const versions = await versionsIn(store);
				if (json) return around.print(JSON.stringify({ versions }));
				for (const version of versions) around.print(line(version));
				return;
			}
			const found = await embeddingOf(store, of);
			around.print(json ? JSON.stringify(found) : `${line(found)}\n${found.vector.join(' ')}`);
		});

async function versionsIn(
	store: EmbeddingStore,
): Promise<readonly EmbeddingVersion<EmbeddingKind>[]> {
	return [...(await store.versions('titles')), ...(await store.versions('profiles'))];
}

/** Where a title stands, or a profile; ids of both kinds are looked for among titles first. */
async function embeddingOf(store: EmbeddingStore, id: string) {
	const known: Embedding<EmbeddingKind> | undefined = isIdentifier(id)
		? ((await store.of('titles', id as TitleId)) ?? (await store.of('profiles', id as ProfileId)))
		: undefined;
	if (known !== undefined) return { id, ...known.version, vector: [...known.vector] };
	throw new Failure('embedding-unknown', {
		responsible: 'caller',
		what: `no title and no profile ${JSON.stringify(id)} has an embedding`,
		remedy: 'Those of the newest training have one; a newer one is known after: marquee train.',
	});
}

const line = ({ kind, version, asOf, count, width }: EmbeddingVersion<EmbeddingKind>): string =>
	`${kind.padEnd(8)}  ${version.slice(0, 12)}  as of ${isoMoment(asOf)}  ${count.toLocaleString('en')} of width ${width}`;
