import type { useTranslations } from "next-intl";
import { whenOf } from "#app/(staff)/_parts/when.ts";
import type { Station } from "#lib/catalog/catalog.ts";
import { parseCivilDate } from "#lib/civil-date.ts";
import type { Detail } from "#lib/staff/rules/audit.ts";
import { formatDate, formatList, formatNumber } from "#lib/text/format.ts";
import { formatReference } from "#lib/text/reference.ts";

interface DetailWords {
	/** "user 1b4e…" → „Konto: Petra Probe“ */
	subject(subject: string | null): string;
	/** A line for each fact: „Aufgabe: Sachbearbeitung → Stationsleitung“. */
	detail(detail: Detail | null): string[];
}

/** What the audit holds, in words for those who read it; what has no words yet still shows itself. */
export function detailWords(
	t: ReturnType<typeof useTranslations<"admin.audit">>,
	stations: readonly Station[],
	people: readonly { id: string; name: string }[],
): DetailWords {
	const lookUp = (group: "keys" | "subjects" | "values", name: string) => {
		const words: Record<string, string> = t.raw(
			group as Parameters<typeof t.raw>[0],
		);
		const key = name.replaceAll(":", "-");
		return Object.hasOwn(words, key) ? (words[key] ?? null) : null;
	};
	const stationName = (id: Detail) =>
		stations.find((one) => one.id === id)?.shortName ?? `Nr. ${id}`;

	const value = (name: string, detail: Detail): string => {
		if (detail === null || detail === "") return "–";
		if (typeof detail === "boolean") return t(detail ? "yes" : "no");
		if (typeof detail === "number")
			return formatNumber(detail, "de", Number.isInteger(detail) ? 0 : 1);
		if (typeof detail === "string") return textOf(detail);
		if (Array.isArray(detail)) return listed(name, detail);
		return facts(detail as Record<string, Detail>).join(", ") || "–";
	};
	const textOf = (text: string) => {
		if (INSTANT.test(text))
			return whenOf(Temporal.Instant.from(text).epochMilliseconds);
		const day = parseCivilDate(text);
		if (day) return formatDate(day, "de", "year");
		return lookUp("values", text) ?? lookUp("keys", text) ?? text;
	};
	const listed = (name: string, all: readonly Detail[]) => {
		if (all.length === 0) return t("none");
		if (name === "stations") return formatList(all.map(stationName), "de");
		const texts = all.map((one) => value("", one));
		// Before and after.
		if (name === "role") return texts.join(" → ");
		return formatList(texts, "de");
	};
	const facts = (detail: Record<string, Detail>): string[] =>
		Object.entries(detail).map(
			([name, one]) =>
				`${lookUp("keys", name) ?? plain(name)}: ${value(name, one)}`,
		);
	return {
		subject: (subject) => {
			if (subject === null) return "";
			const [, kind = "", id = ""] = /^(\S+) (.+)$/s.exec(subject) ?? [];
			const words = lookUp("subjects", kind);
			if (words === null) return lookUp("values", subject) ?? subject;
			if (kind === "user")
				return `${words}: ${people.find((one) => one.id === id)?.name ?? id}`;
			if (kind === "appointment") return `${words} ${formatReference(id)}`;
			if (kind === "by") return `${words}: ${lookUp("values", id) ?? id}`;
			return `${words} ${UUID.test(id) ? id.slice(0, 8) : id}`;
		},
		detail: (detail) =>
			detail !== null && typeof detail === "object" && !Array.isArray(detail)
				? facts(detail as Record<string, Detail>)
				: detail === null
					? []
					: [value("", detail)],
	};
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** "someNewKey" → "some new key" */
const plain = (name: string) =>
	name.replace(/([a-z])([A-Z])/g, (_, a, b) => `${a} ${b.toLowerCase()}`);
