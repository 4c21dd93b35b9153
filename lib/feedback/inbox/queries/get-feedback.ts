import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import { type Actor, mayEverywhere } from "#lib/auth/rules/permission.ts";
import { db } from "#lib/db/client.ts";
import {
	type FeedbackView,
	overdueBefore,
} from "#lib/feedback/inbox/rules/inbox.ts";
import { lineOf, WITH_LINE } from "#lib/feedback/queries/rows.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { getDueDays } from "./list-inbox.ts";

/** One piece of feedback; of a lead only what is about their own stations, and never whose address it is. */
export async function getFeedback(
	actor: Actor,
	number: number,
	now: Temporal.Instant,
): Promise<Result<FeedbackView, "unknown-feedback" | "forbidden">> {
	const row = await db().feedback.findUnique({
		where: { id: number },
		include: {
			...WITH_LINE,
			notes: {
				include: { user: { select: { name: true } } },
				orderBy: { id: "asc" },
			},
			improvements: { orderBy: { improvementId: "asc" } },
		},
	});
	const may = await authorise(
		actor,
		"feedback:read",
		row?.stationId ?? null,
		now,
	);
	if (!may.ok) return may;
	const everywhere = mayEverywhere(actor, "feedback:read");
	if (!row || (row.stationId === null && !everywhere))
		return refuse("unknown-feedback");
	const mayAnswer = mayEverywhere(actor, "feedback:answer");
	return ok({
		...lineOf(row, overdueBefore(now, await getDueDays())),
		better: row.better,
		textKey: row.textKey,
		replyEmail: mayAnswer ? row.replyEmail : null,
		wantsNews: row.wantsNews,
		happenedAt: row.happenedAt?.getTime() ?? null,
		assigneeId: row.assigneeId,
		links: row.links,
		notes: mayAnswer
			? row.notes.map(({ id, at, user, text }) => ({
					id,
					at: at.getTime(),
					person: user?.name ?? null,
					text,
				}))
			: [],
		answers: row.answers.map(({ id, createdAt, status, lastError, text }) => ({
			id,
			at: createdAt.getTime(),
			status: status as FeedbackView["answers"][number]["status"],
			reason: lastError,
			text: text?.text ?? null,
		})),
		improvements: row.improvements.map(({ improvementId }) => improvementId),
	});
}
