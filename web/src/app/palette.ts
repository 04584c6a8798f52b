/** The colours of both modes, read by antd's tokens and by `app.css`. Text colours reach 4.5:1 on their surfaces. */
export const palettes = {
  light: {
    page: '#f4f6f9',
    surface: '#ffffff',
    border: '#d5dbe4',
    text: '#1b2433',
    muted: '#556172',
    neutralSoft: '#e7ebf1',
    primary: '#1d4f91',
    primarySoft: '#e8effa',
    danger: '#b42318',
    dangerSoft: '#fdeeec',
    warning: '#8a5300',
    warningSoft: '#fdf3e1',
    success: '#1a6b3c',
    successSoft: '#e7f5ec',
  },
  dark: {
    page: '#11161d',
    surface: '#1a212b',
    border: '#36414f',
    text: '#e6ebf2',
    muted: '#a5b1c0',
    neutralSoft: '#2a3440',
    primary: '#8ab6f2',
    primarySoft: '#1f3350',
    danger: '#f59a90',
    dangerSoft: '#3f2220',
    warning: '#eec07a',
    warningSoft: '#3a2d16',
    success: '#82cf9f',
    successSoft: '#1b3526',
  },
} as const;

export type ColorMode = keyof typeof palettes;
