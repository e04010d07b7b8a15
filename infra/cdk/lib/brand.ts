/** The kind of mail. */
export enum Look {
  /** A card with the accent on top. */
  CARD = 'card',
  /** Text alone, as a person would write. */
  PLAIN = 'plain',
}

/** The logo of a mail in dark mode that has no logo for it. */
export enum LogoOnDark {
  /** The same logo: it can be seen on dark, too. */
  SAME = 'same',
  /** The logo on white. */
  PLATE = 'plate',
  /** The name instead. */
  WORDMARK = 'wordmark',
}

/** A brand in every mail of a pool. A theme may say the same; what is given here wins. */
export interface Brand {
  /**
   * The name in subjects, SMS and the wordmark.
   * @default - the theme's
   */
  readonly name?: string;
  /**
   * The kind of mail.
   * @default - the theme's, or CARD
   */
  readonly look?: Look;
  /**
   * A PNG or JPEG by https, at twice its size. In dark mode, too, in place of the theme's dark one.
   * @default - the theme's, or the name as a wordmark
   */
  readonly logoUrl?: string;
  /**
   * The logo in dark mode: a PNG or JPEG by https.
   * @default - the theme's, or as `logoOnDark` says
   */
  readonly logoDarkUrl?: string;
  /**
   * The logo in dark mode without `logoDarkUrl`.
   * @default - the theme's, or SAME
   */
  readonly logoOnDark?: LogoOnDark;
  /**
   * `#rrggbb`; the text on it is black or white, whichever contrasts.
   * @default - the theme's
   */
  readonly accentColor?: string;
  /**
   * The page that the wordmark links to.
   * @default - the theme's, or no link
   */
  readonly website?: string;
  /**
   * The address in the footer that users write to for help.
   * @default - the theme's, or none
   */
  readonly supportEmail?: string;
  /**
   * The postal address in the footer.
   * @default - the theme's, or none
   */
  readonly postalAddress?: string;
}

/** Returns the variables of a brand, which custom-message and custom-email-sender share. */
export function brandVariables(brand: Brand): { [name: string]: string | undefined } {
  return {
    BRAND_NAME: brand.name,
    BRAND_LOOK: brand.look,
    BRAND_LOGO_URL: brand.logoUrl,
    BRAND_LOGO_DARK_URL: brand.logoDarkUrl,
    BRAND_LOGO_ON_DARK: brand.logoOnDark,
    BRAND_ACCENT_COLOR: brand.accentColor,
    BRAND_WEBSITE: brand.website,
    BRAND_SUPPORT_EMAIL: brand.supportEmail,
    BRAND_POSTAL_ADDRESS: brand.postalAddress,
  };
}
