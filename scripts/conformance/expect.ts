import type { z } from "zod";
import { problemSchema } from "#app/api/v1/_parts/contract.ts";
import type { Answer } from "./api.ts";

export function expect(condition: unknown, otherwise: string): void {
	if (!condition) throw new Error(otherwise);
}

export function isSame(found: unknown, wanted: unknown, what: string): void {
	const [is, should] = [JSON.stringify(found), JSON.stringify(wanted)];
	expect(is === should, `${what} is ${is} and should be ${should}`);
}

export function hasStatus(answer: Answer, wanted: number): Answer {
	const { status, body } = answer;
	expect(
		status === wanted,
		`status is ${status} and should be ${wanted}: ${JSON.stringify(body)?.slice(0, 300)}`,
	);
	return answer;
}

/** The answer as the contract describes it. */
export function hasShape<Schema extends z.ZodType>(
	{ body }: Answer,
	schema: Schema,
): z.infer<Schema> {
	const read = schema.safeParse(body);
	if (read.success) return read.data;
	const [issue] = read.error.issues;
	throw new Error(`/${issue?.path.join("/")}: ${issue?.message}`);
}

/** A problem as RFC 9457 and docs/api.md want it. */
export function isProblem(answer: Answer, status: number, code: string): void {
	hasStatus(answer, status);
	const { body, headers } = answer;
	isSame(body?.code, code, "code");
	const type = headers.get("content-type")?.split(";")[0];
	isSame(type, "application/problem+json", "Content-Type");
	hasShape(answer, problemSchema);
	isSame(body.status, status, "the member status");
	expect(
		body.type.endsWith(`#${code}`),
		`type is ${body.type} and should end with #${code}`,
	);
	expect(body.title !== "" && body.detail !== "", "title or detail is empty");
}

/** A body that was refused, with the member that is wrong. */
export function refusesMember(answer: Answer, pointer: string): void {
	isProblem(answer, 400, "body-invalid");
	const named: unknown[] = (answer.body.errors ?? []).map(
		(one: { pointer: unknown }) => one.pointer,
	);
	expect(
		named.includes(pointer),
		`errors name ${JSON.stringify(named)} and should name ${pointer}`,
	);
}

/** What a person typed that is wrong, in words for them. */
export function namesMember({ body }: Answer, pointer: string): void {
	const found = (body.errors ?? []).find(
		(one: { pointer: unknown }) => one.pointer === pointer,
	);
	expect(found, `errors do not name ${pointer}: ${JSON.stringify(body)}`);
	expect(found.detail, `${pointer} has no words for the person`);
}
