import { getTranslations } from "next-intl/server";
import type { Catalog } from "#lib/catalog/catalog.ts";
import {
	ANNOUNCED_MINUTES,
	ANNOUNCEMENT_KINDS,
	LASTS,
} from "#lib/queue/announcement/rules/announcement.ts";
import type { QueueView } from "#lib/queue/queue.ts";
import type { CompactSpec } from "../../_form/compact-field.tsx";

/** What can be said, and to whom: services that somebody waits or comes for, and all desks. */
export async function announceFields(
	queue: QueueView,
	catalog: Catalog,
): Promise<CompactSpec[]> {
	const t = await getTranslations("team.announcements.fields");
	const kinds = await getTranslations("team.announcements.kinds");
	const desks = queue.desks.map(({ id, name }) => ({
		value: String(id),
		text: name,
	}));
	const wanted = new Set(
		[
			...queue.waiting,
			...queue.parked,
			...queue.notCheckedIn,
			...queue.coming,
		].flatMap(({ services }) => services.map(({ serviceId }) => serviceId)),
	);
	const services = catalog.services.filter(({ id }) => wanted.has(id));
	return [
		{
			type: "list",
			name: "was",
			label: t("kind"),
			options: ANNOUNCEMENT_KINDS.map((value) => ({
				value,
				text: kinds(value),
			})),
		},
		{
			type: "number",
			name: "minuten",
			label: t("minutes", ANNOUNCED_MINUTES),
			max: ANNOUNCED_MINUTES.until,
			optional: t("optional"),
		},
		{
			type: "list",
			name: "schliesst",
			label: t("closes"),
			options: [{ value: "", text: t("noDesk") }, ...desks],
		},
		{
			type: "list",
			name: "anliegen",
			label: t("service"),
			options: [
				{ value: "", text: t("allServices") },
				...services.map(({ id, text }) => ({
					value: String(id),
					text: text.name,
				})),
			],
		},
		{
			type: "list",
			name: "platz",
			label: t("desk"),
			options: [{ value: "", text: t("allDesks") }, ...desks],
		},
		{ type: "tick", name: "kommende", label: t("coming") },
		{
			type: "list",
			name: "dauer",
			label: t("lasts"),
			options: LASTS.map((minutes) => ({
				value: String(minutes),
				text: t("lastsMinutes", { minutes }),
			})),
		},
	];
}
