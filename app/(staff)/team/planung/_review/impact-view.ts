import { getTranslations } from "next-intl/server";
import { whenOf } from "#app/(staff)/_parts/when.ts";
import { serviceLine } from "#app/(staff)/team/_visit/service-line.tsx";
import type { Catalog } from "#lib/catalog/catalog.ts";
import type {
	AffectedPerson,
	Impact,
} from "#lib/planning/change/queries/find-impact.ts";
import type { OtherTime } from "#lib/planning/change/rules/decision.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { formatClock, formatDate, formatTime } from "#lib/text/format.ts";
import { readablePhone } from "#lib/text/phone.ts";
import {
	ALL,
	CANCEL_REASON,
	type ImpactView,
	wayField,
} from "./impact-fields.ts";

/** For everybody; said once, because the list may be long. */
const COMMON = ["callFirst", "keep", "cancel"] as const;

const timeValue = ({ stationId, date, start }: OtherTime) =>
	`move|${stationId}|${date}|${start}`;

/** @param sent what stood in the form before; everything else is chosen as the nearest way on */
export async function impactView(
	impact: Impact,
	catalog: Catalog,
	sent: Sent,
): Promise<ImpactView> {
	const t = await getTranslations("closures.impact");
	const station = (id: number) =>
		catalog.stations.find((one) => one.id === id)?.shortName ?? "";
	const all = textOf(sent, ALL);
	const { affected } = impact;
	const count = affected.length;
	// Whoever only sits elsewhere need not know.
	const moving = affected.filter(({ otherDesk }) => otherDesk === null);
	const calls = moving.filter(({ call }) => call !== null).length;
	const { returning } = impact;
	return {
		title:
			count === 0 && returning.length > 0
				? t("returningTitle", { count: returning.length })
				: t("title", { count }),
		text:
			count === 0
				? t(returning.length > 0 ? "returningText" : "none")
				: t("text", {
						count,
						desks: count - moving.length,
						mails: moving.length - calls,
						calls,
					}),
		version: impact.version,
		cancelReason: textOf(sent, CANCEL_REASON),
		texts: {
			when: t("when"),
			who: t("who"),
			what: t("what"),
			told: t("told"),
			returning: t("returning"),
			becomes: t("becomes"),
			way: t("way"),
			wayFor: t("wayFor"),
			all: t("all"),
			common: COMMON.map((value) => ({ value, text: t(value) })),
			allWays: [
				{ value: "vorschlag", text: t("allSuggested") },
				{ value: "keep", text: t("allKeep") },
				{ value: "cancel", text: t("allCancel") },
			],
			cancelReason: t("cancelReason"),
			cancelReasonWhen: t("cancelReasonWhen"),
			cancelReasonHint: t("cancelReasonHint"),
		},
		returning: returning.map((one) => ({
			id: one.appointmentId,
			when: `${whenOf(one.startsAt)}, ${station(one.stationId)}`,
			name: one.name ?? one.ticket ?? "",
			phone: one.phone,
			becomes: t(`states.${one.state}`, {
				when: one.movedTo === null ? "" : whenOf(one.movedTo),
			}),
			told: t(`toldAgain.${one.told ?? "nobody"}`),
		})),
		rows: affected.map((one) => {
			const options = optionsOf(one);
			const [nearest] = options;
			const known = [...options.map(({ value }) => value), ...COMMON];
			const asked =
				all === "vorschlag"
					? ""
					: all === "keep" || all === "cancel"
						? all
						: textOf(sent, wayField(one.id));
			const chosen = known.includes(asked) ? asked : nearest?.value;
			return {
				id: one.id,
				when: `${formatDate(one.date, "de", "short")}, ${formatTime(one.from, "de")}`,
				where: `${station(one.stationId)}, ${one.desk}`,
				name: one.name ?? one.ticket ?? "",
				phone: one.phone && readablePhone(one.phone),
				services: serviceLine(one.services, catalog),
				told:
					one.otherDesk !== null
						? t("notNeeded")
						: one.call
							? t(`call.${one.call}`)
							: t("mail"),
				value: chosen ?? "callFirst",
				options,
			};
		}),
	};

	function optionsOf(one: AffectedPerson) {
		return [
			...(one.otherDesk === null
				? []
				: [{ value: "desk", text: t("desk", { desk: one.otherDesk }) }]),
			...one.times.map((time) => ({
				value: timeValue(time),
				text: t("move", {
					when: `${formatDate(time.date, "de", "short")}, ${formatClock(time.start, "de")}`,
					station:
						time.stationId === one.stationId ? "" : station(time.stationId),
					other: time.stationId === one.stationId ? "no" : "yes",
				}),
			})),
		];
	}
}
