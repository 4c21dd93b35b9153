import QRCode from "qrcode";

/** Free space that scanners need around the code, in modules. */
const QUIET = 4;

/** Dark on white in every theme and on paper, or scanners would not read it. */
export function QrCode({ text, label }: { text: string; label: string }) {
	const { modules } = QRCode.create(text, { errorCorrectionLevel: "M" });
	const { size } = modules;
	const cells = Array.from({ length: size * size }, (_, index) => index)
		.filter((index) => modules.get(Math.floor(index / size), index % size))
		.map(
			(index) =>
				`M${(index % size) + QUIET} ${Math.floor(index / size) + QUIET}h1v1h-1z`,
		)
		.join("");
	const side = size + 2 * QUIET;
	return (
		<svg
			role="img"
			aria-label={label}
			viewBox={`0 0 ${side} ${side}`}
			className="w-full rounded"
			shapeRendering="crispEdges"
		>
			<path fill="#fff" d={`M0 0h${side}v${side}H0z`} />
			<path fill="#000" d={cells} />
		</svg>
	);
}
