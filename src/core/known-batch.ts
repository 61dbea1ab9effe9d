/** A published batch about a council, as it was known at a moment. */
export interface KnownBatch {
  readonly id: number;
  readonly kind: string;
  readonly fileName: string;
  readonly sha256?: string;
  readonly accepted: number;
  readonly normalised: number;
  readonly leftOut: number;
  readonly rowsDigest: string;
  readonly recordedAt: string;
  readonly recordedBy: string;
  readonly publishedAt: string;
  readonly withdrawnAt?: string;
  readonly withdrawnReason?: string;
  readonly reason?: string;
  /** It also holds rows of other councils. */
  readonly isShared: boolean;
}
