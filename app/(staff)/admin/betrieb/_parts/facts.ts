import { getTranslations } from "next-intl/server";
import type { Fact } from "#components/ui/facts.tsx";
import { formatNumber } from "#lib/text/format.ts";
import type { Operation } from "#lib/watch/queries/get-operation.ts";
import { lengthOf } from "./length.ts";

/** The figures behind it; what could not be read is said to be unknown. */
export async function factsOf({
	figures,
	versions,
}: Operation): Promise<Fact[]> {
	const t = await getTranslations("admin.operation.facts");
	const { mails, jobs, room, backup, queues, beats } = figures;
	const unknown = t("unknown");
	const waits = async (known: { waiting: number; oldest: number }) =>
		known.waiting === 0
			? t("none")
			: t("waiting", {
					count: known.waiting,
					age: await lengthOf(known.oldest),
				});
	const running = [...new Set((beats ?? []).map(({ version }) => version))];
	return [
		{ term: t("mails"), value: mails ? await waits(mails) : unknown },
		{
			term: t("undelivered"),
			value: mails ? formatNumber(mails.undelivered, "de", 0) : unknown,
		},
		{ term: t("jobs"), value: jobs ? await waits(jobs) : unknown },
		{
			term: t("backup"),
			value:
				backup === undefined
					? unknown
					: backup === null
						? t("noBackup")
						: t("backupMade", {
								age: await lengthOf(backup.madeAgo),
								size: formatNumber(backup.bytes / 1_000_000, "de", 1),
							}),
		},
		{
			term: t("room"),
			value: !room
				? unknown
				: room.onFor === null
					? t("roomOff")
					: t("roomOn", {
							age: await lengthOf(room.onFor),
							people: room.people,
						}),
		},
		{
			term: t("queues"),
			value: !queues
				? unknown
				: t("queuesNow", {
						people: queues.reduce((sum, { waiting }) => sum + waiting, 0),
						longest: await lengthOf(
							Math.max(0, ...queues.map(({ longest }) => longest)),
						),
					}),
		},
		{
			term: t("version"),
			value: t("versions", {
				application: running.join(", ") || unknown,
				node: versions.node,
				postgres: versions.postgres ?? unknown,
			}),
		},
		{ term: t("migration"), value: versions.migration ?? unknown },
	];
}
