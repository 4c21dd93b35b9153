import {
	type Expression,
	isAsExpression,
	isCallExpression,
	isIdentifier,
	isImportClause,
	isImportDeclaration,
	isImportSpecifier,
	isPropertyAccessExpression,
	isStringLiteral,
	type Node,
	type SourceFile,
} from "typescript/unstable/ast";
import { API, type Checker, type Type } from "typescript/unstable/sync";

/** Where what people read is made; what only a test asks for is shown to nobody. */
const SHOWS = /^(app|components|lib|scripts)\/(?!db\/generated\/)/;
/** t.rich("title") asks for the same as t("title"). */
const METHODS = new Set(["rich", "markup", "raw", "has"]);
/** The file of a room, or the declaration beside it. */
const ROOM_FILE = /\/messages\/[^/]+\/([^/.]+)\.(json|d\.json\.ts)$/;

interface UsedTexts {
	/** Files that are imported: "messages/de/team.json". */
	files: ReadonlySet<string>;
	/** "team.plan.title", or "team.plan" for all in it. */
	keys: ReadonlySet<string>;
}

/**
 * Which texts the code reads, by its types: the compiler knows each key of t(`states.${state}`). TypeScript 7 calls
 * this interface unstable, so a new version of it may ask for changes here.
 * @param rooms their names and top keys: by these a translator of one room alone is known
 */
export function usedTexts(
	rooms: ReadonlyMap<string, readonly string[]>,
): UsedTexts {
	const root = `${process.cwd()}/`;
	const api = new API({ cwd: root });
	try {
		const [project] = api
			.updateSnapshot({ openProjects: [`${root}tsconfig.json`] })
			.getProjects();
		if (!project) throw new Error("TypeScript opened no project.");
		const { program, checker } = project;
		const roomOf = roomFinder(checker, rooms);
		const files = new Set<string>();
		const keys = new Set<string>();
		for (const name of program.getSourceFileNames()) {
			if (!name.startsWith(root) || !SHOWS.test(name.slice(root.length)))
				continue;
			const source = program.getSourceFile(name);
			if (!source) continue;
			for (const file of roomsImportedBy(source)) files.add(file);
			const { calls, accesses } = candidatesIn(source);
			for (const { translator, key } of questionsAmong(calls, checker))
				for (const start of startsOf(translator, roomOf))
					for (const end of textsOf(key)) keys.add(start + end);
			for (const key of roomsReadBy(accesses, checker)) keys.add(key);
		}
		return { files, keys };
	} finally {
		api.close();
	}
}

function roomsImportedBy(source: SourceFile): string[] {
	return source.statements
		.filter((statement) => isImportDeclaration(statement))
		.map(({ moduleSpecifier }) =>
			isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : "",
		)
		.filter((from) => from.startsWith("#messages/"))
		.map((from) => from.slice(1));
}

interface Call {
	/** May be a translator. */
	asks: Expression;
	key: Expression;
}

/**
 * Calls with an argument, and `words.title` of something imported: types will tell which are about texts. Nobody imports
 * a translator.
 */
function candidatesIn(source: SourceFile) {
	const imported = new Set<string>();
	const calls: Call[] = [];
	const accesses: Node[] = [];
	const isImported = (node: Node) =>
		isIdentifier(node) && imported.has(node.text);
	const look = (node: Node): void => {
		if (isImportClause(node) || isImportSpecifier(node))
			if (node.name) imported.add(node.name.text);
		node.forEachChild(look);
		if (isPropertyAccessExpression(node) && isImported(node.expression))
			accesses.push(node.name);
		if (!isCallExpression(node)) return;
		const [key] = node.arguments;
		const { expression } = node;
		const isMethod =
			isPropertyAccessExpression(expression) &&
			METHODS.has(expression.name.text);
		const asks = isMethod ? expression.expression : expression;
		if (key && !isImported(asks)) calls.push({ asks, key });
	};
	look(source);
	return { calls, accesses };
}

/** The calls of translators, with the type of the key. */
function questionsAmong(calls: readonly Call[], checker: Checker) {
	const types = checker.getTypeAtLocation(calls.map(({ asks }) => asks));
	return calls.flatMap(({ key }, index) => {
		const translator = translatorIn(types[index]);
		if (!translator) return [];
		const type = typeOfKey(key, checker);
		return type ? [{ translator, key: type }] : [];
	});
}

/** Also one that may be missing: k?.("title"). */
function translatorIn(type: Type | undefined): Type | undefined {
	if (type?.getAliasSymbol()?.name === "Translator") return type;
	return type?.isUnionType()
		? type.getTypes().find((one) => translatorIn(one))
		: undefined;
}

/** `group as Parameters<typeof t>[0]` says "any of them"; what stands before may say more. */
function typeOfKey(key: Expression, checker: Checker): Type | undefined {
	if (isAsExpression(key)) {
		const type = checker.getTypeAtLocation(key.expression);
		if (type && textsOf(type).length > 0) return type;
	}
	return checker.getTypeAtLocation(key);
}

/** What every key of a translator begins with: "team.plan.", for mails "mail.". */
function startsOf(
	translator: Type,
	roomOf: (catalogue: Type) => string,
): string[] {
	const [catalogue, namespace] = translator.getAliasTypeArguments();
	if (!catalogue) return [];
	const room = roomOf(catalogue);
	const names = namespace ? textsOf(namespace) : [];
	return names.length > 0 ? names.map((name) => `${room}${name}.`) : [room];
}

/** "mail." for the catalogue of that room alone, "" for one of all rooms. */
function roomFinder(
	checker: Checker,
	rooms: ReadonlyMap<string, readonly string[]>,
): (catalogue: Type) => string {
	const known = new Map<number, string>();
	const find = (catalogue: Type) => {
		const keys = checker.getPropertiesOfType(catalogue).map(({ name }) => name);
		const isSame = (all: readonly string[]) =>
			String([...all].sort()) === String(keys.sort());
		const [room] = [...rooms].find(([, all]) => isSame(all)) ?? [];
		return room ? `${room}.` : "";
	};
	return (catalogue) => {
		const room = known.get(catalogue.id) ?? find(catalogue);
		known.set(catalogue.id, room);
		return room;
	};
}

/** The strings a type consists of. */
function textsOf(type: Type): string[] {
	if (type.isStringLiteralType()) return [type.value];
	return type.isUnionType() ? type.getTypes().flatMap(textsOf) : [];
}

/** A room that is read without a translator, as `words.title`. */
function roomsReadBy(names: readonly Node[], checker: Checker): string[] {
	return checker.getSymbolAtLocation(names).flatMap((symbol) =>
		(symbol?.declarations ?? []).flatMap(({ path }) => {
			const [, room] = ROOM_FILE.exec(path) ?? [];
			return room && symbol ? [`${room}.${symbol.name}`] : [];
		}),
	);
}
