import type { IncomingHttpHeaders } from "node:http";
import type { FailureKind } from "#lib/failure.ts";
import { type Bounds, countUpTo } from "#scripts/server/bounds.ts";

/** The state of a form and what it encloses are flat. */
const DEEPEST = 20;
/** Next makes of each action's place in the code an id of this length; the second and following bits tell its arguments. */
const ACTION_ID = /^[0-9a-f]{42}$/;
const ACTION_FIELD = "$ACTION_ID_";
const BOUND_FIELD = "$ACTION_REF_";
/** With a script React writes a number before it. */
const FILE_FIELD = /^(?:_?\d+_)?datei$/;

/**
 * What is wrong with what was sent, before React and Next take it apart: too many fields, no form at all, or one that no
 * page of ours makes, whose action would be called with something else than a form.
 * @returns null: nothing
 */
export async function refusalOfBody(
	body: Buffer,
	headers: IncomingHttpHeaders,
	{ fields }: Bounds,
): Promise<FailureKind | null> {
	const type = headers["content-type"] ?? "";
	const action = headers["next-action"];
	const script = typeof action === "string" ? action : null;
	if (!/^multipart\/form-data/i.test(type)) {
		if (countUpTo(body, "&", fields) >= fields) return "too-large";
		return script === null || isCall(script, body.toString())
			? null
			: "unreadable";
	}
	const boundary = /boundary="?([^";]+)/i.exec(type)?.[1];
	if (!boundary) return "unreadable";
	// The last one closes the form.
	if (countUpTo(body, `--${boundary}`, fields + 2) > fields + 1)
		return "too-large";
	const form = await readForm(body, type);
	return form && isForm(form, script) ? null : "unreadable";
}

/** Read as Next will read it. */
async function readForm(body: Buffer, type: string): Promise<FormData | null> {
	try {
		const headers = { "content-type": type };
		return await new Response(new Uint8Array(body), { headers }).formData();
	} catch {
		return null;
	}
}

function isForm(form: FormData, script: string | null): boolean {
	const models = script === null ? /^\$ACTION_\d*:\d+$/ : /^\d+$/;
	for (const [name, value] of form) {
		// One field of ours holds a file, which no other action looks at.
		if (typeof value !== "string" && !FILE_FIELD.test(name)) return false;
		if (models.test(name) && !(typeof value === "string" && isSound(value)))
			return false;
	}
	return script === null
		? [...form.keys()].every((name) => isNamed(name, form))
		: isCall(script, textOf(form, "0"));
}

/** Without a script a field names the action; what is bound to it comes before the form. */
function isNamed(name: string, form: FormData): boolean {
	if (name.startsWith(ACTION_FIELD))
		return takes(name.slice(ACTION_FIELD.length)) <= 1;
	if (!name.startsWith(BOUND_FIELD)) return true;
	const prefix = `$ACTION_${name.slice(BOUND_FIELD.length)}:`;
	const { id, bound } = Object(parse(textOf(form, `${prefix}0`)));
	if (typeof id !== "string") return false;
	const held =
		typeof bound === "string" && bound.startsWith("$@")
			? parse(textOf(form, `${prefix}${Number.parseInt(bound.slice(2), 16)}`))
			: [];
	return Array.isArray(held) && [0, held.length + 1].includes(takes(id));
}

/** With a script: what an action is called with, the form where it expects it. */
function isCall(id: string, root: string): boolean {
	if (!isSound(root)) return false;
	const given = parse(root);
	if (!Array.isArray(given)) return false;
	const place = takes(id) - 1;
	return place < 0 || /^\$K[0-9a-f]+$/.test(String(given[place]));
}

/** How many arguments an action needs; of an id that is none: none, and Next says that it knows none. */
function takes(id: string): number {
	if (!ACTION_ID.test(id)) return 0;
	const used = (Number.parseInt(id.slice(0, 2), 16) >> 1) & 0b111111;
	return used === 0 ? 0 : 6 - Math.log2(used & -used);
}

/** JSON that is not nested deeper than a stack bears, of texts that the database can keep. */
function isSound(model: string): boolean {
	if (!isFlat(model)) return false;
	const value = parse(model);
	return value !== undefined && isKeepable(value);
}

function isFlat(model: string): boolean {
	let depth = 0;
	for (const sign of model.match(/"(?:[^"\\]|\\.)*"?|[[\]{}]/g) ?? []) {
		if (sign === "[" || sign === "{") depth++;
		if (sign === "]" || sign === "}") depth--;
		if (depth > DEEPEST) return false;
	}
	return true;
}

function isKeepable(value: unknown): boolean {
	if (typeof value === "string")
		return value.isWellFormed() && !value.includes("\0");
	return typeof value !== "object" || value === null
		? true
		: Object.entries(value).flat().every(isKeepable);
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function textOf(form: FormData, name: string): string {
	const value = form.get(name);
	return typeof value === "string" ? value : "";
}
