import { spawnSync } from "node:child_process";
import { cpus, loadavg, totalmem } from "node:os";
import { zone } from "#lib/time.ts";
import { type Drilled, isKept, tableOf } from "./outcome.ts";

const begin = (name: string) => `<!-- ${name} -->`;
const END = "<!-- end -->";

/** The record with this drill's section replaced, or added at its end. */
export function withSection(
	text: string,
	name: string,
	section: string,
): string {
	const whole = `${begin(name)}\n\n${section}\n\n${END}`;
	const from = text.indexOf(begin(name));
	if (from < 0) return `${text.trimEnd()}\n\n## ${name}\n\n${whole}\n`;
	const until = text.indexOf(END, from);
	return `${text.slice(0, from)}${whole}${text.slice(until + END.length)}`;
}

/** When, with what and where, and what came of it. */
export function sectionOf(drilled: Drilled, seconds: number): string {
	const [cpu] = cpus();
	const at = Temporal.Now.plainDateTimeISO(zone());
	const when = `${at.toPlainDate()} at ${at.toPlainTime().toString().slice(0, 5)}`;
	const where = `${cpus().length} cores (${cpu?.model.trim() ?? "unknown"}), ${Math.round(totalmem() / 2 ** 30)} GB, load ${loadavg()[0]?.toFixed(1)} at its end`;
	const verdict = drilled.outcomes.every(isKept)
		? "All promises were kept."
		: "**Not all promises were kept.**";
	return [
		`Run on ${when} with commit ${commitNow()} in ${seconds} seconds; ${where}. ${verdict}`,
		...drilled.about,
		tableOf(drilled.outcomes),
	].join("\n\n");
}

function commitNow(): string {
	const git = (...args: string[]) =>
		spawnSync("git", args, { encoding: "utf8" }).stdout?.trim() ?? "";
	const changed =
		git("status", "--porcelain", "--", ":!bench/drills.md") !== "";
	return `${git("rev-parse", "--short", "HEAD") || "unknown"}${changed ? " with changes" : ""}`;
}
