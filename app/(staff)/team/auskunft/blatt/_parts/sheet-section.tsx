import { useTranslations } from "next-intl";
import { Heading } from "#components/ui/heading.tsx";
import type { Sheet } from "#lib/privacy/rules/sheet.ts";
import { isUuid } from "#lib/uuid.ts";
import { SheetRows } from "./sheet-rows.tsx";

/** One kind of data: what the law wants said about it, and every row with its columns. */
export function SheetSection({
	section,
}: {
	section: Sheet["sections"][number];
}) {
	const t = useTranslations("person.sheet");
	const said = [
		[t("purpose"), section.purpose],
		[t("ground"), section.ground],
		[t("seenBy"), section.seenBy],
		[t("keptFor"), section.keptFor],
		...(section.exception ? [[t("exception"), section.exception]] : []),
	] as const;
	const id = `art-${section.kind}`;
	// Numbers by which rows refer to each other say nothing on paper; the file has them.
	const entries = section.entries.map(({ model, facts }) => ({
		model,
		facts: facts.filter(({ value }) => !isUuid(String(value))),
	}));
	const models = [...new Set(entries.map(({ model }) => model))];
	return (
		<section aria-labelledby={id} className="flex flex-col gap-8">
			<Heading id={id}>{section.title}</Heading>
			<p className="text-small text-muted">
				{said.map(([term, text]) => (
					<span key={term} className="block">
						<strong>{term}:</strong> {text}
					</span>
				))}
			</p>
			{models.map((model) => (
				<SheetRows
					key={model}
					title={section.title}
					rows={entries
						.filter((one) => one.model === model && one.facts.length > 0)
						.map(({ facts }) => facts)}
				/>
			))}
		</section>
	);
}
