import "server-only";
import { record } from "#lib/auth/commands/audit.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { languages, toOffered } from "#lib/city/city.ts";
import type { Tx } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { lockKey } from "#lib/db/lock.ts";
import { orBusy, write } from "#lib/db/write.ts";
import type { ImprovementDraft } from "#lib/feedback/improvement/rules/improvement.ts";
import { enqueueImproved } from "#lib/notifications/commands/enqueue.ts";
import { ok, type Result, refuse } from "#lib/result.ts";

export type ImprovementRefusal =
	| "unknown-improvement"
	| "unknown-station"
	| "changed-meanwhile"
	| "forbidden"
	| "busy";

/** Writes an improvement down, or changes it; published, everybody reads it at once. */
export function saveImprovement(
	actor: Actor,
	input: {
		/** Null: a new one, which stands first. */
		known: { id: number; version: number } | null;
		draft: ImprovementDraft;
		now: Temporal.Instant;
	},
): Promise<Result<{ id: number }, ImprovementRefusal>> {
	return orBusy<{ id: number }, ImprovementRefusal>(async () => {
		const { known, draft, now } = input;
		const may = await authorise(actor, "feedback:answer", null, now);
		if (!may.ok) return may;
		return write<{ id: number }, ImprovementRefusal>(async (tx) => {
			// Before any of the rows: each of them raises the catalogue, whose lock comes last.
			await lockKey(tx, "improvements");
			if (!(await isStation(tx, draft.stationId)))
				return refuse("unknown-station");
			const id = known ? known.id : await insertFirst(tx);
			const row = await tx.improvement.findUnique({ where: { id } });
			if (!row) return refuse("unknown-improvement");
			const { count } = await tx.improvement.updateMany({
				where: { id, version: known?.version ?? row.version },
				data: {
					status: draft.status,
					stationId: draft.stationId,
					version: { increment: 1 },
					...(draft.status === "published" && row.publishedAt === null
						? { publishedAt: toDbInstant(now) }
						: {}),
				},
			});
			if (count === 0) return refuse("changed-meanwhile");
			await writeTexts(tx, id, draft);
			await linkFeedback(tx, id, draft.feedback);
			if (draft.status === "published") await tellWhoAsked(tx, id, now);
			await record(
				tx,
				{
					userId: actor.userId,
					stationId: null,
					action: "improvement:save",
					subject: `improvement ${id}`,
					detail: { status: draft.status },
				},
				now,
			);
			return ok({ id });
		});
	});
}

async function isStation(tx: Tx, id: number | null): Promise<boolean> {
	return id === null || (await tx.station.count({ where: { id } })) > 0;
}

async function insertFirst(tx: Tx): Promise<number> {
	const first = await tx.improvement.aggregate({ _min: { position: true } });
	const { id } = await tx.improvement.create({
		data: { position: (first._min.position ?? 1) - 1, status: "draft" },
	});
	return id;
}

async function writeTexts(
	tx: Tx,
	improvementId: number,
	{ texts }: ImprovementDraft,
): Promise<void> {
	// German comes first of them, so that what was translated anew translates the new words. Those in languages that the
	// city does not offer just now are on no form, and stay.
	for (const locale of languages()) {
		const { said = "", done = "" } = texts[locale] ?? {};
		if (said || done)
			await tx.improvementText.upsert({
				where: { improvementId_locale: { improvementId, locale } },
				create: { improvementId, locale, said, done },
				update: { said, done },
			});
		else
			await tx.improvementText.deleteMany({
				where: { improvementId, locale },
			});
	}
}

/** Whoever left an address and wanted to know. Of one improvement everybody hears once. */
async function tellWhoAsked(
	tx: Tx,
	improvementId: number,
	now: Temporal.Instant,
): Promise<void> {
	const asked = await tx.feedback.findMany({
		where: {
			wantsNews: true,
			replyEmail: { not: null },
			improvements: { some: { improvementId } },
		},
		select: { id: true, replyEmail: true, locale: true },
	});
	await enqueueImproved(tx, {
		improvementId,
		feedback: asked.flatMap(({ id, replyEmail, locale }) =>
			replyEmail === null
				? []
				: [{ id, recipient: replyEmail, locale: toOffered(locale) }],
		),
		now,
	});
}

/** Numbers that are none are left out. */
async function linkFeedback(
	tx: Tx,
	improvementId: number,
	numbers: readonly number[],
): Promise<void> {
	const known = await tx.feedback.findMany({
		where: { id: { in: [...numbers] } },
		select: { id: true },
	});
	await tx.improvementFeedback.deleteMany({ where: { improvementId } });
	await tx.improvementFeedback.createMany({
		data: known.map(({ id }) => ({ improvementId, feedbackId: id })),
	});
}
