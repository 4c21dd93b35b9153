import { getTranslations } from "next-intl/server";
import type { Catalog } from "#lib/catalog/catalog.ts";
import { parseCivilDate } from "#lib/civil-date.ts";
import type { Dimension } from "#lib/pilot/figures/rules/asked.ts";
import type { Cell } from "#lib/pilot/figures/rules/cell.ts";
import type { Column, Figure, Unit } from "#lib/pilot/figures/rules/figure.ts";
import {
	formatDate,
	formatMonth,
	formatNumber,
	formatWeekday,
} from "#lib/text/format.ts";
import { germanNameOf } from "#lib/text/language.ts";
import { isLocale, segmentOf } from "#lib/text/locale.ts";
import type { CivilDate } from "#lib/time.ts";

/** All that is said about figures. */
export interface FigureWords {
	/** "24 min", "verdeckt", "–". */
	cell(cell: Cell | undefined, unit: Unit): string;
	/** "6 min weniger als davor"; null: there is nothing to compare. */
	change(
		now: Cell | undefined,
		before: Cell | undefined,
		unit: Unit,
	): string | null;
	column(column: Column): string;
	/** Of a row: "Mo., 23. November", "Homberg", "8 Uhr". */
	key(figure: Figure, by: Dimension, key: string): string;
	/** The same where there is little room. */
	shortKey(figure: Figure, by: Dimension, key: string): string;
}

const digitsOf = (value: number, unit: Unit) =>
	unit === "count" || (Math.abs(value) >= 10 && unit !== "points") ? 0 : 1;

/** Beyond that, how many more is said and not how many per cent. */
const MOST_TIMES = 3;

export async function figureWords(catalog: Catalog): Promise<FigureWords> {
	const t = await getTranslations("figures");
	const number = (value: number, unit: Unit) =>
		formatNumber(value, "de", digitsOf(value, unit));
	const withUnit = (value: number, unit: Unit) => {
		const text = number(value, unit);
		return unit === "days"
			? t("units.daysText", { value: text })
			: t(`units.${unit}`, { value: text });
	};
	const cell: FigureWords["cell"] = (one, unit) => {
		if (one?.few) return t("few");
		return one?.value == null ? t("nothing") : withUnit(one.value, unit);
	};
	const difference = (now: number, before: number, unit: Unit) => {
		// "2.664 % more" tells nobody anything.
		if (unit === "count")
			return before === 0 || now > before * MOST_TIMES
				? number(now - before, unit)
				: t("units.percent", {
						value: number(Math.abs(now / before - 1) * 100, "percent"),
					});
		const by = Math.abs(now - before);
		if (unit === "percent" || unit === "points")
			return t(`units.change-${unit}`, { value: number(by, unit) });
		return withUnit(by, unit);
	};
	const longKey = (by: Dimension, key: string) => {
		switch (by) {
			case "tag":
				return formatDate(key as CivilDate, "de", "short");
			case "woche":
				return t("week", { date: formatDate(key as CivilDate, "de", "plain") });
			case "monat":
				return formatMonth(key, "de");
			case "station":
				return stationName(catalog, key);
			case "dienst":
				return (
					catalog.services.find(({ id }) => String(id) === key)?.text.name ??
					key
				);
			case "wochentag":
				return formatWeekday(Number(key), "de", "long");
			case "stunde":
				return t("filter.hour", { hour: key });
		}
	};
	return {
		cell,
		change(now, before, unit) {
			if (now?.value == null) return null;
			if (before?.value == null) return t("change.none");
			const text = difference(now.value, before.value, unit);
			if (Number.parseFloat(text.replace(",", ".")) === 0)
				return t("change.same");
			return now.value > before.value
				? t("change.more", { by: text })
				: t("change.less", { by: text });
		},
		column: ({ name }) => t(`columns.${name}`),
		key: ({ name }, by, key) =>
			name === "languages" ? germanNameOf(key) : longKey(by, key),
		shortKey: ({ name }, by, key) => {
			// Below the bars there is no room for eighteen names; the table has them.
			if (name === "languages") return isLocale(key) ? segmentOf(key) : key;
			if (by === "tag" || by === "woche") return dayAndMonth(key);
			if (by === "monat") return monthAndYear(key);
			if (by === "wochentag") return formatWeekday(Number(key), "de", "short");
			return by === "stunde" ? key : longKey(by, key);
		},
	};
}

const stationName = ({ stations }: Catalog, key: string) =>
	stations.find(({ id }) => String(id) === key)?.shortName ?? key;

/** "23.11." */
function dayAndMonth(key: string): string {
	const date = parseCivilDate(key);
	return date ? `${Number(date.slice(8))}.${Number(date.slice(5, 7))}.` : key;
}

/** "11/26" */
function monthAndYear(key: string): string {
	return `${Number(key.slice(5, 7))}/${key.slice(2, 4)}`;
}
