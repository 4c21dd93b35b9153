import type { Selection } from "#lib/catalog/rules/selection.ts";
import { formatList } from "#lib/text/format.ts";
import type { Locale } from "#lib/text/locale.ts";
import { withSoftHyphens } from "#lib/text/soft-hyphens.ts";

/** "2 × Reisepass beantragen", each in its own language. */
export function ServiceNames({ selection }: { selection: Selection }) {
	return (
		<ul className="flex flex-col gap-4">
			{selection.map(({ service, quantity }) => (
				<li key={service.slug} lang={service.text.lang}>
					{quantity > 1 ? `${quantity} × ` : null}
					{withSoftHyphens(service.text.name)}
				</li>
			))}
		</ul>
	);
}

/** "2 × Reisepass beantragen und Meldebescheinigung" */
export function inWords(selection: Selection, locale: Locale): string {
	return formatList(
		selection.map(({ service, quantity }) =>
			quantity > 1 ? `${quantity} × ${service.text.name}` : service.text.name,
		),
		locale,
	);
}
