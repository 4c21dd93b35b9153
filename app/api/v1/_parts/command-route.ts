import type { z } from "zod";
import { isOffered, languages } from "#lib/city/city.ts";
import { isBusy } from "#lib/db/errors.ts";
import { countRequest } from "#lib/programs/commands/count-request.ts";
import { type Answer, once } from "#lib/programs/commands/once.ts";
import { secondsUntil } from "#lib/programs/commands/seconds-until.ts";
import type { Caller } from "#lib/programs/programs.ts";
import { findCaller } from "#lib/programs/queries/find-caller.ts";
import { readKey } from "#lib/programs/rules/request.ts";
import type { Scope } from "#lib/programs/rules/scope.ts";
import { now, realNow } from "#lib/runtime/clock.ts";
import { log } from "#lib/runtime/log.ts";
import { acceptedLanguage } from "#lib/text/accepted.ts";
import { defaultLocale, type Locale } from "#lib/text/locale.ts";
import {
	type MemberProblem,
	type ProblemCode,
	problemAnswer,
} from "./problems.ts";
import { isOfType, readBody } from "./read-body.ts";

export interface Command<Body> {
	caller: Caller;
	body: Body;
	/** Idempotency-Key; empty where asking changes nothing. */
	key: string;
	locale: Locale;
	now: Temporal.Instant;
}

type Outcome =
	| { ok: true; status: number; body: unknown }
	| {
			ok: false;
			error: ProblemCode;
			errors?: readonly MemberProblem[];
			/** After which it works again, where the command knows. */
			seconds?: number;
	  };

/**
 * A command of a program, in this order: whose token it is, how much it has asked, what it sent, whether it was answered
 * before, and then the command, which asks for scope and station itself. The scope is asked for here as well, because an
 * answer that is told again asks nobody.
 */
export function commandRoute<Schema extends z.ZodType>(
	{
		scope,
		schema,
		isSafe = false,
	}: { scope: Scope; schema: Schema; isSafe?: boolean },
	run: (command: Command<z.infer<Schema>>) => Promise<Outcome>,
): (request: Request) => Promise<Response> {
	return (request) => {
		const locale = languageFor(request);
		return withCode(locale, async () => {
			const refuse = (
				code: ProblemCode,
				more: Readonly<Record<string, string>> = {},
				errors?: readonly MemberProblem[],
			) => respond(problemAnswer(code, locale, { errors }), more);
			const caller = await findCaller(bearerOf(request), realNow());
			if (!caller) return refuse("invalid-token");
			const { isOver, headers } = await countRequest(caller.id);
			if (isOver) return refuse("too-many-requests", headers);
			if (!caller.scopes.includes(scope))
				return refuse("insufficient-scope", headers);
			if (!isOfType(request, "application/json"))
				return refuse("content-type", headers);
			const read = await readBody(request);
			if (!read.ok) return refuse(read.error, headers);
			const sent = parsedJson(read.value);
			if (sent === undefined) return refuse("body-unreadable", headers);
			const parsed = schema.safeParse(sent);
			if (!parsed.success)
				return refuse("body-invalid", headers, problemsIn(parsed.error));
			const answer = async (key: string): Promise<Answer> => {
				const command = { caller, body: parsed.data, key, locale, now: now() };
				const outcome = await run(command);
				if (outcome.ok)
					return { status: outcome.status, headers: {}, body: outcome.body };
				const { error, errors } = outcome;
				const seconds =
					outcome.seconds ?? (await secondsUntil(caller, error, now()));
				return problemAnswer(error, locale, { errors, seconds });
			};
			if (isSafe) return respond(await answer(""), headers);
			const key = readKey(request.headers.get("idempotency-key"));
			if (key === null) return refuse("key-missing", headers);
			const { pathname } = new URL(request.url);
			const content = `${pathname}\n${read.value}`;
			const asked = { programId: caller.id, key, content, now: realNow() };
			const answered = await once(asked, () => answer(key));
			if (!answered.ok) return refuse(answered.error, headers);
			return respond(answered.value, {
				...headers,
				...(answered.value.isRepeated
					? { "idempotency-replayed": "true" }
					: {}),
			});
		});
	};
}

/** Also what goes wrong is a problem with a code. */
async function withCode(
	locale: Locale,
	answer: () => Promise<Response>,
): Promise<Response> {
	try {
		return await answer();
	} catch (error) {
		if (isBusy(error)) return respond(problemAnswer("busy", locale), {});
		log().error({ error }, "api failed");
		return respond(problemAnswer("failed", locale), {});
	}
}

function respond(
	answer: Answer,
	headers: Readonly<Record<string, string>>,
): Response {
	return Response.json(answer.body, {
		status: answer.status,
		headers: { "cache-control": "no-store", ...headers, ...answer.headers },
	});
}

/** RFC 6750, 2.1: in the header and nowhere else. */
const bearerOf = (request: Request): string =>
	/^bearer +(\S{1,300})$/i.exec(
		(request.headers.get("authorization") ?? "").trim(),
	)?.[1] ?? "";

/** `?lang=`, otherwise Accept-Language, otherwise German. It is also the appointment's. */
function languageFor(request: Request): Locale {
	const wanted = new URL(request.url).searchParams.get("lang") ?? "";
	if (isOffered(wanted)) return wanted;
	const accepted = request.headers.get("accept-language") ?? "";
	return acceptedLanguage(accepted, languages()) ?? defaultLocale;
}

function parsedJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** More would be an answer larger than what was sent. */
const MOST_ERRORS = 20;

/** Each member that is wrong; of members that nobody knows, each with its name. */
function problemsIn({ issues }: z.ZodError): MemberProblem[] {
	return issues
		.flatMap((issue) =>
			issue.code === "unrecognized_keys"
				? issue.keys.map((key) => ({
						pointer: pointerTo([...issue.path, key.slice(0, 100)]),
						code: "unknown-member",
						detail: "There is no such member.",
					}))
				: [{ pointer: pointerTo(issue.path), detail: issue.message }],
		)
		.slice(0, MOST_ERRORS);
}

/** RFC 6901 */
const pointerTo = (path: readonly PropertyKey[]) =>
	path
		.map(
			(part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`,
		)
		.join("");
