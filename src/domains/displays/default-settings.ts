import {
  DisplayLanguage,
  DisplayLanguageMode,
  type DisplaySettings,
  DisplayStage,
  DisplayTheme,
} from '../../generated/models.ts';

/** The settings of a display that was just paired: all that is quiet and certain. */
export const defaultSettings: DisplaySettings = {
  languages: [DisplayLanguage.EN],
  languageMode: DisplayLanguageMode.SIDE_BY_SIDE,
  shows: [DisplayStage.CALLED, DisplayStage.WAITING, DisplayStage.IN_ROOM],
  showsEstimate: true,
  hasSound: true,
  volume: 50,
  speaks: false,
  theme: DisplayTheme.LIGHT,
};
