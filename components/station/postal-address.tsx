import { withSoftHyphens } from "#lib/text/soft-hyphens.ts";

/** A postal address, line by line; always in German, as it goes on an envelope. */
export function PostalAddress({ lines }: { lines: readonly string[] }) {
	return (
		<address className="not-italic" lang="de">
			{lines.map((line) => (
				<span key={line} className="block">
					{withSoftHyphens(line)}
				</span>
			))}
		</address>
	);
}
