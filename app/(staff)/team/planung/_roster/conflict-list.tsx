import { useTranslations } from "next-intl";
import { Alert } from "#components/ui/alert.tsx";
import type { ConflictLine } from "./conflict-words.ts";

/** What does not fit in the saved roster, each with the way to put it right. */
export function ConflictList({ lines }: { lines: readonly ConflictLine[] }) {
	const t = useTranslations("roster.conflicts");
	if (lines.length === 0) return <p className="text-muted">{t("none")}</p>;
	return (
		<Alert kind="warning" title={t("title", { count: lines.length })}>
			<ul className="flex flex-col gap-8">
				{lines.map(({ text, fix }) => (
					<li key={text}>
						{text} {fix ? <a href={fix.href}>{fix.text}</a> : null}
					</li>
				))}
			</ul>
		</Alert>
	);
}
