package org.studycircle.http;

import java.util.ArrayList;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBuilder;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.type.CollectionType;

/** Has records read no further than it takes to know that they are not what the contract says. */
class BoundedReading extends BeanDeserializerModifier {

    @Override
    public BeanDeserializerBuilder updateBuilder(DeserializationConfig config, BeanDescription description,
            BeanDeserializerBuilder builder) {
        if (description.getBeanClass().isRecord()) {
            builder.setAnySetter(FirstUnknown.in(description.getBeanClass()));
        }
        return builder;
    }

    @Override
    public JsonDeserializer<?> modifyCollectionDeserializer(DeserializationConfig config, CollectionType type,
            BeanDescription description, JsonDeserializer<?> standard) {
        // by now it is known what implements a list
        return type.hasRawClass(ArrayList.class) && !type.getContentType().isJavaLangObject()
                ? new BoundedLists(type, standard)
                : standard;
    }
}
