import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { db } from "#lib/db/client.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import type {
	ImprovementStatus,
	ImprovementView,
} from "#lib/feedback/improvement/rules/improvement.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { type Locale, locales } from "#lib/text/locale.ts";

const WHOLE = {
	texts: true,
	feedback: { orderBy: { feedbackId: "asc" } },
} as const satisfies Prisma.ImprovementInclude;

/** All of them, drafts too, in their order. */
export async function listImprovementsToEdit(
	actor: Actor,
	now: Temporal.Instant,
): Promise<Result<ImprovementView[], "forbidden">> {
	const may = await authorise(actor, "feedback:read", null, now);
	if (!may.ok) return may;
	const rows = await db().improvement.findMany({
		include: WHOLE,
		orderBy: [{ position: "asc" }, { id: "desc" }],
	});
	return ok(rows.map(viewOf));
}

export async function getImprovement(
	actor: Actor,
	id: number,
	now: Temporal.Instant,
): Promise<Result<ImprovementView, "forbidden" | "unknown-improvement">> {
	const may = await authorise(actor, "feedback:answer", null, now);
	if (!may.ok) return may;
	const row = await db().improvement.findUnique({
		where: { id },
		include: WHOLE,
	});
	return row ? ok(viewOf(row)) : refuse("unknown-improvement");
}

function viewOf({
	id,
	version,
	status,
	stationId,
	texts,
	feedback,
}: Prisma.ImprovementGetPayload<{ include: typeof WHOLE }>): ImprovementView {
	const textIn = (wanted: Locale) => {
		const found = texts.find(({ locale }) => locale === wanted);
		return { said: found?.said ?? "", done: found?.done ?? "" };
	};
	return {
		id,
		version,
		status: status as ImprovementStatus,
		stationId,
		texts: Object.fromEntries(
			locales.map((locale) => [locale, textIn(locale)]),
		) as ImprovementView["texts"],
		feedback: feedback.map(({ feedbackId }) => feedbackId),
	};
}
