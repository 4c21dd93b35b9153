import { getTranslations } from "next-intl/server";
import type { Operation } from "#lib/watch/queries/get-operation.ts";
import { LEVEL } from "#lib/watch/rules/status.ts";
import { isRunning } from "#lib/watch/rules/work.ts";
import { lengthOf } from "./length.ts";

/** A copy is made every night. */
const BACKUP_SECONDS = 26 * 3_600;

/** What somebody should look at, each in a sentence; what nobody knows is one of them. */
export async function alarmsOf({
	status,
	work,
	figures,
}: Operation): Promise<string[]> {
	const t = await getTranslations("admin.operation");
	const said: string[] = [];
	for (const { part, state } of status.parts)
		if (LEVEL[state] !== "fine")
			said.push(`${t(`parts.names.${part}`)}: ${t(`parts.states.${state}`)}.`);
	if (work.is === "nobody") said.push(t("alarms.nobody"));
	if (work.is === "unknown") said.push(t("alarms.workUnknown"));
	if (work.is === "late")
		said.push(t("alarms.late", { count: work.sweeps.length }));
	const silent = (figures.beats ?? []).filter((beat) => !isRunning(beat));
	if (silent.length > 0)
		said.push(t("alarms.silent", { count: silent.length }));
	const { backup, hooks, mails } = figures;
	if (backup === undefined) said.push(t("alarms.backupUnknown"));
	else if (backup === null) said.push(t("alarms.backupNone"));
	else if (backup.madeAgo > BACKUP_SECONDS)
		said.push(t("alarms.backupOld", { age: await lengthOf(backup.madeAgo) }));
	if (mails && mails.undelivered > 0)
		said.push(t("alarms.undelivered", { count: mails.undelivered }));
	if (hooks && hooks.failing + hooks.off > 0)
		said.push(t("alarms.hooks", { count: hooks.failing + hooks.off }));
	return said;
}
