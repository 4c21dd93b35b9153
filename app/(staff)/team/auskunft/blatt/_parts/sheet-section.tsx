import { useTranslations } from "next-intl";
import { Heading } from "#components/ui/heading.tsx";
import type { Sheet } from "#lib/privacy/rules/sheet.ts";

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
			<ul className="flex flex-col gap-16">
				{section.entries.map(({ model, facts }, index) => (
					<li
						key={`${model} ${index}`}
						className="border-l-4 border-line pl-16 break-inside-avoid"
					>
						<dl className="grid gap-x-16 sm:grid-cols-[16rem_minmax(0,1fr)]">
							{facts.map(({ field, what, text, form }) => (
								<div key={field} className="contents">
									<dt className="text-muted">{what}</dt>
									<dd className="mb-4 min-w-0 [overflow-wrap:anywhere]">
										{text}
										{form ? (
											<span className="text-small text-muted"> ({form})</span>
										) : null}
									</dd>
								</div>
							))}
						</dl>
					</li>
				))}
			</ul>
		</section>
	);
}
