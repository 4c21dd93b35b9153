import type { Selection } from "#lib/catalog/selection.ts";

/** "2 × Reisepass beantragen", each in its own language. */
export function ServiceNames({ selection }: { selection: Selection }) {
	return (
		<ul className="flex flex-col gap-4">
			{selection.map(({ service, quantity }) => (
				<li key={service.slug} lang={service.text.lang}>
					{quantity > 1 ? `${quantity} × ` : null}
					{service.text.name}
				</li>
			))}
		</ul>
	);
}
