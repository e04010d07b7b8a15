/** A brand in every mail of a pool. A theme may say the same; what is given here wins. */
export interface Brand {
  /**
   * The name in subjects, SMS and the wordmark.
   * @default - the theme's
   */
  readonly name?: string;
  /**
   * A PNG or JPEG by https, at twice its size.
   * @default - the theme's, or the name as a wordmark
   */
  readonly logoUrl?: string;
  /**
   * `#rrggbb`; the text on it is black or white, whichever contrasts.
   * @default - the theme's
   */
  readonly accentColor?: string;
  /**
   * The page that the wordmark links to.
   * @default - no link
   */
  readonly website?: string;
  /**
   * The address in the footer that users write to for help.
   * @default - none
   */
  readonly supportEmail?: string;
  /**
   * The postal address in the footer.
   * @default - none
   */
  readonly postalAddress?: string;
}

/** Returns the variables of custom-message for a brand. */
export function brandVariables(brand: Brand): { [name: string]: string | undefined } {
  return {
    BRAND_NAME: brand.name,
    BRAND_LOGO_URL: brand.logoUrl,
    BRAND_ACCENT_COLOR: brand.accentColor,
    BRAND_WEBSITE: brand.website,
    BRAND_SUPPORT_EMAIL: brand.supportEmail,
    BRAND_POSTAL_ADDRESS: brand.postalAddress,
  };
}
