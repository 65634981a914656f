import { parseSync } from 'vite';

/** The failure codes that a source makes. */
export interface CodesMade {
	readonly codes: readonly string[];
	/** Failures it makes whose code cannot be read in it. */
	readonly unreadable: number;
}

/**
 * Reads a source as a compiler does, so that comments, texts and line breaks do not matter.
 *
 * A code is a kebab-case text as the first argument of `new …Failure`, `new Refusal`, of a call of `failure` or
 * `…Failure`, or of `super` in a class that extends one of them; as the value of a field `code`; or as a key of a table
 * `failures`, `…Failures` or `problemCodes`. A first argument may choose between texts. One that is a variable counts as
 * read where the file has such a table, since the compiler then holds it to the table's keys.
 */
export function codesMadeIn(path: string, source: string): CodesMade {
	const codes = new Set<string>();
	let computed = 0;
	let hasTable = false;
	const note = (found: readonly string[]) => {
		for (const code of found) codes.add(code);
		return found.length;
	};
	visit(parseSync(path, source).program as unknown as Node, (node, enclosing) => {
		if (callsOne(node)) note(textsOf(node.arguments?.[0]));
		if (makesOne(node, enclosing) && note(textsOf(node.arguments?.[0])) === 0) computed++;
		if (isFieldCode(node) && isNode(node.value)) note(textsOf(node.value));
		if (note(keysOfTable(node)) > 0) hasTable = true;
	});
	return { codes: [...codes], unreadable: hasTable ? 0 : computed };
}

/** A node of the syntax tree: those parts of any kind of node that matter here. */
interface Node {
	readonly type: string;
	readonly arguments?: readonly Node[];
	readonly callee?: Node;
	readonly superClass?: Node | null;
	readonly key?: Node;
	readonly id?: Node;
	readonly init?: Node | null;
	readonly properties?: readonly Node[];
	readonly consequent?: Node;
	readonly alternate?: Node;
	readonly expression?: Node;
	readonly name?: string;
	/** Of a literal its text or number, of a field the node behind the colon. */
	readonly value?: unknown;
}

const isNode = (part: unknown): part is Node =>
	typeof part === 'object' && part !== null && typeof (part as Node).type === 'string';

const failureClass = /(^|[a-z])Failure$|^Refusal$/;
const failureMaker = /(^f|[a-z]F)ailure$/;
const table = /^failures$|[a-z]Failures$|^problemCodes$/;
const codePattern = /^[a-z]+(-[a-z]+)*$/;

const callsOne = (node: Node): boolean =>
	node.type === 'CallExpression' && failureMaker.test(nameOf(node.callee) ?? '');

const makesOne = (node: Node, enclosing: Node | undefined): boolean =>
	(node.type === 'NewExpression' && failureClass.test(nameOf(node.callee) ?? '')) ||
	(node.type === 'CallExpression' &&
		node.callee?.type === 'Super' &&
		failureClass.test(nameOf(enclosing?.superClass) ?? ''));

const isFieldCode = (node: Node): boolean =>
	node.type === 'Property' && nameOf(node.key) === 'code';

function keysOfTable(node: Node): readonly string[] {
	if (node.type !== 'VariableDeclarator' || !table.test(nameOf(node.id) ?? '')) return [];
	const value = withoutTypes(node.init);
	if (value?.type !== 'ObjectExpression') return [];
	return (value.properties ?? [])
		.map(({ key }) => nameOf(key) ?? '')
		.filter((key) => codePattern.test(key));
}

/** The codes that an expression may be: one text, or a choice between texts. */
function textsOf(expression: Node | null | undefined): readonly string[] {
	const value = withoutTypes(expression);
	if (value?.type === 'ConditionalExpression')
		return [...textsOf(value.consequent), ...textsOf(value.alternate)];
	const text = value?.type === 'Literal' ? String(value.value) : '';
	return codePattern.test(text) ? [text] : [];
}

/** What stands before `as const` and `satisfies`. */
const withoutTypes = (value: Node | null | undefined): Node | undefined =>
	value?.type === 'TSAsExpression' || value?.type === 'TSSatisfiesExpression'
		? withoutTypes(value.expression)
		: (value ?? undefined);

function nameOf(node: Node | null | undefined): string | undefined {
	if (node?.type === 'Identifier') return node.name;
	return node?.type === 'Literal' && typeof node.value === 'string' ? node.value : undefined;
}

function visit(
	node: Node,
	look: (node: Node, enclosing: Node | undefined) => void,
	enclosing?: Node,
): void {
	look(node, enclosing);
	const within = node.type.startsWith('Class') && 'superClass' in node ? node : enclosing;
	for (const part of Object.values(node))
		for (const child of Array.isArray(part) ? part : [part])
			if (isNode(child)) visit(child, look, within);
}
