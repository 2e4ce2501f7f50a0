package org.studycircle.http.paging;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;

import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.studycircle.text.Digests;

/**
 * AES-256-GCM with a nonce that is the HMAC of what is sealed, under a key of its own: the same place of the same list looks the same each time,
 * so that a page that has not changed keeps its entity tag, and no nonce serves for two texts.
 */
final class Seal {

    private static final int NONCE = 12;
    private static final int TAG = 16;

    private final SecretKeySpec sealing;
    private final SecretKeySpec naming;

    Seal(String secret) {
        sealing = new SecretKeySpec(Digests.sha256("cursors are sealed\n" + secret), "AES");
        naming = new SecretKeySpec(Digests.sha256("cursors are named\n" + secret), "HmacSHA256");
    }

    byte[] seal(byte[] list, byte[] payload) {
        try {
            byte[] nonce = nonce(list, payload);
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, list).doFinal(payload);
            byte[] all = Arrays.copyOf(nonce, NONCE + sealed.length);
            System.arraycopy(sealed, 0, all, NONCE, sealed.length);
            return all;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @return nothing where it was sealed with another key, for another list, or not at all */
    Optional<byte[]> open(byte[] list, byte[] sealed) {
        if (sealed.length < NONCE + TAG) {
            return Optional.empty();
        }
        try {
            return Optional.of(cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE), list)
                    .doFinal(sealed, NONCE, sealed.length - NONCE));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, byte[] list) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, sealing, new GCMParameterSpec(TAG * Byte.SIZE, nonce));
        cipher.updateAAD(list);
        return cipher;
    }

    /** Of the digest of the list, which has one length, so that no list with its payload is another one with another. */
    private byte[] nonce(byte[] list, byte[] payload) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(naming.getAlgorithm());
        mac.init(naming);
        mac.update(Digests.sha256(list));
        return Arrays.copyOf(mac.doFinal(payload), NONCE);
    }
}
