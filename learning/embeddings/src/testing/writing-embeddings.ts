import { fileEmbeddings } from '../file-embeddings.ts';
import { titlesOf } from './many-titles.ts';

/*
 * A process that puts version after version into the folder it is given until it is killed, and says each on a line of stdout
 * once it is kept. Every third time it forgets all but the newest two.
 */
const [folder, first] = process.argv.slice(2);
const store = fileEmbeddings(folder!);
for (let day = Number(first); ; day++) {
	await store.put(titlesOf(`v${day}`, day, { count: 2_000, width: 16 }));
	process.stdout.write(`${day}\n`);
	if (day % 3 === 0) await store.retain('titles', { newest: 2 });
}
